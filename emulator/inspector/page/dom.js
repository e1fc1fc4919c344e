/** An element. What is put into it is text or other elements, never HTML: records may hold anything. */
export function el(name, properties = {}, ...content) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(properties)) {
		if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
		else if (value === true) element.setAttribute(key, '');
		else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
	}
	element.append(...content.flat().filter((part) => part !== undefined && part !== null));
	return element;
}

/**
 * A table of rows that are lists of cells; a cell is text, an element, or `[class, text]`.
 * A row with `key` and `more` opens when it is clicked, and stays open when it is drawn anew.
 */
export function table(heads, rows, nothing, open = new Set()) {
	if (rows.length === 0) return el('div', { class: 'scroll none' }, nothing);
	const body = rows.flatMap((row) => [line(row, open), ...opened(row, heads.length, open)]);
	const head = el(
		'tr',
		{},
		heads.map((text) => el('th', {}, text)),
	);
	return el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, head), el('tbody', {}, body)));
}

function line(row, open) {
	const cells = row.cells.map((cell) =>
		Array.isArray(cell) ? el('td', { class: cell[0] }, cell[1]) : el('td', {}, cell),
	);
	if (!row.more) return el('tr', {}, cells);
	const turn = () => {
		if (!open.delete(row.key)) open.add(row.key);
		document.dispatchEvent(new Event('turned'));
	};
	const onkeydown = (event) => event.key === 'Enter' && turn();
	const expanded = open.has(row.key);
	return el(
		'tr',
		{ class: 'opens', tabindex: 0, 'aria-expanded': expanded ? 'true' : 'false', onclick: turn, onkeydown },
		cells,
	);
}

function opened(row, width, open) {
	if (!row.more || !open.has(row.key)) return [];
	return [el('tr', {}, el('td', { colspan: width }, el('pre', {}, JSON.stringify(row.more, undefined, 2))))];
}

/** By the emulator's clock. */
export function until(time, now) {
	const seconds = Math.round((time - now) / 1000);
	if (seconds < 0) return 'over';
	if (seconds < 120) return `in ${seconds} s`;
	if (seconds < 7200) return `in ${Math.round(seconds / 60)} min`;
	if (seconds < 172_800) return `in ${Math.round(seconds / 3600)} h`;
	return `in ${Math.round(seconds / 86_400)} days`;
}

export const moment = (time) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

export const number = (value) => value.toLocaleString('en');
