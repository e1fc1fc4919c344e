/** A CSV line; cells with separators, quotes or breaks are quoted. */
export const lineOf = (cells: string[]): string => `${cells.map(quoted).join(',')}\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.split('"').join('""')}"` : cell);

/** The rows of a CSV text without its empty lines; undefined where the quotes do not pair up. */
export function parseCsv(text: string): string[][] | undefined {
	const next = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
	const rows: string[][] = [];
	let row: string[] = [];
	next.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
	while (next.lastIndex < text.length || row.length > 0) {
		const cell = next.exec(text);
		if (!cell) return undefined;
		const [, inQuotes, plain = '', end] = cell;
		row.push(inQuotes === undefined ? plain : inQuotes.split('""').join('"'));
		if (end === ',') continue;
		if (row.length > 1 || row[0] !== '') rows.push(row);
		row = [];
	}
	return rows;
}
