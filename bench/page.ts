/**
 * `npx tsx bench/page.ts [--check]`: writes the figures of bench/results.json into docs/performance.md and its plot;
 * with --check it only says whether they are there, and exits with 1 when they are not.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { type Result, type Table, targetsTable } from './stage/benchmark';
import { plotted } from './stage/plot';
import { results } from './stage/results';

const root = resolve(__dirname, '..');
const page = resolve(root, 'docs/performance.md');
const plot = resolve(root, 'docs/images/performance.svg');
const ORDER = ['writes', 'reads', 'deskUpdates', 'overhead', 'growth', 'loading'];
const FIGURES = /(<!-- figures: [^>]*-->\n)[^]*?(<!-- \/figures -->)/;

/** The files as they are to be, by their paths. */
async function generated(): Promise<Map<string, string>> {
	const all = await results();
	const known = ORDER.flatMap((name) => (all[name] ? [{ name, result: all[name] }] : []));
	const files = new Map<string, string>();
	const written = await readFile(page, 'utf8');
	if (!FIGURES.test(written)) throw new Error('docs/performance.md has no place for the figures');
	const figures = known.map(({ name, result }) => section(name, result)).join('\n');
	const text = written.replace(FIGURES, (_, start, end) => `${start}\n${figures}\n${end}`);
	files.set(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
	const { plots } = all.growth ?? {};
	if (plots) files.set(plot, plotted(plots));
	return files;
}

/** Writes what has changed. */
export async function writePage(): Promise<void> {
	for (const [file, content] of await generated()) {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, content);
		process.stdout.write(`${relative(root, file)} is written\n`);
	}
}

async function check(): Promise<void> {
	for (const [file, content] of await generated()) {
		if ((await readFile(file, 'utf8').catch(() => '')) === content) continue;
		process.stdout.write(`${relative(root, file)} is stale: npx tsx bench/page.ts writes it anew\n`);
		process.exitCode = 1;
	}
}

function section(
	name: string,
	{ title, date, node, n8n, processors, tables, targets, plots }: Result,
): string {
	const measured = `Measured on ${date.slice(0, 10)} with Node ${node}, n8n ${n8n}, ${processors}: \`npx tsx bench/${name}.ts\`.`;
	const image = plots ? [`![${title}](images/${relative(dirname(plot), plot)})`, ''] : [];
	const all = targets.length > 0 ? [targetsTable(targets), ...tables] : tables;
	return [`### ${title}`, '', measured, '', ...all.map(markdown), ...image].join('\n');
}

const markdown = ({ title, heads, rows, note }: Table): string =>
	[
		`**${title}**`,
		'',
		row(heads),
		row(heads.map(() => '---')),
		...rows.map(row),
		'',
		...(note ? [note, ''] : []),
	].join('\n');

const row = (cells: string[]): string =>
	`| ${cells.map((cell) => cell.replaceAll('~', '\\~')).join(' | ')} |`;

if (require.main === module) {
	const work = process.argv.includes('--check') ? check() : writePage();
	work.catch((error: Error) => {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	});
}
