import { cpus } from 'node:os';

import { dependencies } from '../../playground/package.json';
import { keep } from './results';

export interface Table {
	title: string;
	heads: string[];
	rows: string[][];
	/** How it was measured, and what was not. */
	note?: string;
}

export interface Target {
	what: string;
	/** What is to be reached, in words. */
	wanted: string;
	measured: string;
	met: boolean;
}

/** A line of a plot: how something grows with the number of items. */
export interface Curve {
	name: string;
	points: Array<[items: number, value: number]>;
}

export interface Outcome {
	tables: Table[];
	targets: Target[];
	plots?: Array<{ title: string; curves: Curve[] }>;
}

/** An outcome with what it depends on, as bench/results.json keeps it. */
export interface Result extends Outcome {
	title: string;
	/** ISO 8601. */
	date: string;
	/** Measured with fewer items and repetitions. */
	quick: boolean;
	node: string;
	n8n: string;
	processors: string;
}

export interface Bench {
	/** Fewer items and repetitions: to see that it runs, not for figures. */
	quick: boolean;
	/** Shows what is under way. */
	say(step: string): void;
}

/**
 * Runs a benchmark, prints its tables, and keeps the result in bench/results.json. A target that is missed makes the
 * exit code 1.
 */
export function benchmark(name: string, title: string, measure: (bench: Bench) => Promise<Outcome>): void {
	const quick = process.argv.includes('--quick');
	const say = (step: string) => {
		if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K… ${step}`);
		else process.stderr.write(`… ${step}\n`);
	};
	const main = async () => {
		const outcome = await measure({ quick, say });
		if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
		process.stdout.write(`\n${title}${quick ? ' (quick: not for figures)' : ''}\n${printed(outcome)}`);
		const [{ model } = { model: 'unknown' }] = cpus();
		await keep(name, {
			title,
			date: new Date().toISOString(),
			quick,
			node: process.version,
			n8n: dependencies.n8n,
			processors: `${cpus().length} × ${model}`,
			...outcome,
		});
		if (outcome.targets.some(({ met }) => !met)) process.exitCode = 1;
	};
	main().catch((error: Error) => {
		process.stderr.write(`\n${name}: ${error.stack ?? error.message}\n`);
		process.exit(1);
	});
}

export const targetsTable = (targets: Target[]): Table => ({
	title: 'Targets',
	heads: ['What', 'Target', 'Measured', ''],
	rows: targets.map(({ what, wanted, measured, met }) => [what, wanted, measured, met ? 'met' : 'MISSED']),
});

const printed = ({ tables, targets }: Outcome): string =>
	[...tables, ...(targets.length > 0 ? [targetsTable(targets)] : [])].map(lined).join('\n');

/** A table for a terminal. */
function lined({ title, heads, rows, note }: Table): string {
	const widths = heads.map((_, column) =>
		Math.max(...[heads, ...rows].map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: string[]) =>
		`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`;
	const rule = `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`;
	return ['', ` ${title}`, line(heads), rule, ...rows.map(line), ...(note ? [`  ${note}`] : []), ''].join(
		'\n',
	);
}
