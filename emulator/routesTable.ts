import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountsService } from './accounts/register';
import { AccountsStore } from './accounts/store';
import { systemClock } from './clock';
import { crmService, crmUploadService } from './crm/register';
import { deskService } from './desk/register';
import { type Compared, compared, type Published, type State } from './published/comparison';
import type { Route } from './service';
import { EmulatedWorld } from './world';

/** The generated part of the README stands between these two. */
const marks = [
	'<!-- routes: written by "npx tsx emulator/routesTable.ts" -->\n',
	'<!-- end of routes -->',
] as const;

const published = (product: string): Published =>
	JSON.parse(readFileSync(join(__dirname, 'published', `${product}.json`), 'utf8')) as Published;

const products = () => [
	{
		name: 'Zoho CRM',
		...compared(
			published('crm'),
			[...crmService().routes, ...crmUploadService().routes],
			[...new EmulatedWorld({ seed: 'empty' }).crm.modules.keys()],
		),
	},
	{ name: 'Zoho Desk', ...compared(published('desk'), deskService().routes) },
];

/** The README with the numbers of operations as they are now. */
export function withRoutes(readme: string): string {
	const [before, rest = ''] = readme.split(marks[0]);
	const after = rest.slice(rest.indexOf(marks[1]));
	return `${before}${marks[0]}\n${numbers()}\n\n${after}`;
}

/** docs/emulator-operations.md: every operation, and what the emulator has of it. */
export function operationsPage(): string {
	const accounts = accountsService(new AccountsStore(systemClock)).routes;
	const parts = products().flatMap(({ name, files, others }) => [
		`## ${name}`,
		...[...files].flatMap(([file, rows]) => [`### ${file}`, operationsTable(rows)]),
		...(others.length > 0
			? [`### Besides, in ${name}`, 'No specification file that was compared names them.', callsTable(others)]
			: []),
	]);
	return `${[
		'# Operations of the emulator',
		"Written by `npx tsx emulator/routesTable.ts`, from the operations of Zoho's published specification files: all of " +
			'`zoho/crm-oas` (v8.0), and those of `zoho/zohodesk-oas` (v1.0) that are listed here. What is not emulated answers as ' +
			'an unknown path does.',
		...parts,
		'## Accounts server',
		callsTable(accounts),
	].join('\n\n')}\n`;
}

const states: Record<State, string> = { implemented: 'yes', partly: 'partly', not: 'no' };

const operationsTable = (rows: Compared[]): string =>
	table([
		['Operation', 'Emulated', 'What it does'],
		...rows.map(({ operation, state, note }) => [`\`${operation}\``, states[state], note]),
	]);

const callsTable = (routes: Route[]): string =>
	table([
		['Call', 'What it does'],
		...routes.map(({ method, path, summary }) => [`\`${method} ${path}\``, summary]).sort(),
	]);

/** One row for each file of which anything is there, one for the rest. */
function numbers(): string {
	const rows = products().flatMap(({ name, files }) => {
		const there = [...files].filter(([, compared]) => count(compared, 'not') < compared.length);
		const rest = [...files.values()].filter((compared) => count(compared, 'not') === compared.length);
		return [
			...there.map(([file, compared]) => [name, file, ...counts(compared)]),
			...(rest.length > 0 ? [[name, `${rest.length} other files`, ...counts(rest.flat())]] : []),
			[name, '**all**', ...counts([...files.values()].flat())],
		];
	});
	return table([['Product', 'Specification file', 'Implemented', 'Partly', 'Not'], ...rows]);
}

const count = (rows: Compared[], wanted: State): number =>
	rows.filter(({ state }) => state === wanted).length;
const counts = (rows: Compared[]): string[] =>
	(['implemented', 'partly', 'not'] as const).map((state) => String(count(rows, state) || ''));

/** A Markdown table as prettier leaves it: columns of one width. */
function table(rows: string[][]): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const [head = [], ...body] = rows;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

if (require.main === module) {
	const path = join(__dirname, 'README.md');
	writeFileSync(path, withRoutes(readFileSync(path, 'utf8')));
	writeFileSync(join(__dirname, '../docs/emulator-operations.md'), operationsPage());
}
