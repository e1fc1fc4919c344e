import { readFileSync, writeFileSync } from 'node:fs';
import { accountsService } from './accounts/register';
import { AccountsStore } from './accounts/store';
import { systemClock } from './clock';
import { crmService, crmUploadService } from './crm/register';
import { deskService } from './desk/register';
import type { Service } from './service';

/** The generated part of the README stands between these two. */
const marks = [
	'<!-- routes: written by "npx tsx emulator/routesTable.ts" -->\n',
	'<!-- end of routes -->',
] as const;

/** The README with the routes as they are now. */
export function withRoutes(readme: string): string {
	const [before, rest = ''] = readme.split(marks[0]);
	const after = rest.slice(rest.indexOf(marks[1]));
	return `${before}${marks[0]}\n${routesTable()}\n\n${after}`;
}

function routesTable(): string {
	const services = [
		accountsService(new AccountsStore(systemClock)),
		crmService(),
		crmUploadService(),
		deskService(),
	];
	const rows = services.flatMap(rowsOf).sort();
	return table([['Server', 'Call', 'What it does'], ...rows]);
}

function rowsOf({ name, routes }: Service): string[][] {
	return routes.map(({ method, path, summary }) => [name, `\`${method} ${path}\``, summary]);
}

/** A Markdown table as prettier leaves it: columns of one width. */
function table(rows: string[][]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const [head = [], ...body] = rows;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

if (require.main === module) {
	const path = `${__dirname}/README.md`;
	writeFileSync(path, withRoutes(readFileSync(path, 'utf8')));
}
