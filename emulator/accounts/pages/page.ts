const style = `
	:root { color-scheme: light dark; --ink: #1f2733; --faint: #667085; --line: #d8dee8; --paper: #fff; --ground: #eef1f6;
		--accent: #1d6ae5; --warn: #b42318; --field: #f7f9fc; }
	@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf3; --faint: #9aa5b5; --line: #364152; --paper: #1b222d;
		--ground: #10151d; --accent: #6ea3ff; --warn: #ff8f85; --field: #232c39; } }
	* { box-sizing: border-box; }
	body { margin: 0; padding: 3rem 1rem; background: var(--ground); color: var(--ink);
		font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
	main { max-width: 42rem; margin: 0 auto; padding: 2rem; background: var(--paper); border: 1px solid var(--line);
		border-radius: 12px; }
	.badge { max-width: 42rem; margin: 0 auto .75rem; color: var(--faint); font-size: .85rem; }
	h1 { margin: 0 0 1rem; font-size: 1.4rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.05rem; }
	label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
	select, textarea, input { width: 100%; padding: .55rem .65rem; font: inherit; color: inherit; background: var(--field);
		border: 1px solid var(--line); border-radius: 8px; }
	textarea { min-height: 8rem; font: .85rem/1.5 ui-monospace, monospace; }
	ul.scopes { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 8px; }
	ul.scopes li { padding: .4rem .75rem; border-bottom: 1px solid var(--line); font: .85rem ui-monospace, monospace; }
	ul.scopes li:last-child { border-bottom: 0; }
	dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 0; }
	dt { color: var(--faint); } dd { margin: 0; } code { font: .85rem ui-monospace, monospace; overflow-wrap: anywhere; }
	.result { margin: 1rem 0; padding: 1rem; background: var(--field); border: 1px solid var(--accent); border-radius: 8px; }
	.refused { color: var(--warn); } .faint { color: var(--faint); }
	.buttons { display: flex; gap: .75rem; margin-top: 1.5rem; }
	button { padding: .6rem 1.4rem; font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: 8px;
		background: transparent; color: inherit; cursor: pointer; }
	button.main { background: var(--accent); border-color: var(--accent); color: var(--paper); }
`;

/** A whole web page of the accounts server. `content` is HTML: everything from outside in it must be escaped. */
export function page(title: string, content: string): string {
	return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><p class="badge">Zoho emulator, accounts server: made-up people and data, nothing leaves this machine</p>
<main><h1>${escaped(title)}</h1>${content}</main></body>
</html>`;
}

/** Text that is safe between tags and inside quoted attributes. */
export function escaped(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export function hidden(fields: Record<string, string | undefined>): string {
	return Object.entries(fields)
		.map(([name, value = '']) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
		.join('');
}

export function options(
	choices: Array<{ value: string; label: string }>,
	selected: string | undefined,
): string {
	return choices
		.map(({ value, label }) => {
			const mark = value === selected ? ' selected' : '';
			return `<option value="${escaped(value)}"${mark}>${escaped(label)}</option>`;
		})
		.join('');
}
