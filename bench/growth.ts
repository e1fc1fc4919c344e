/**
 * `npx tsx bench/growth.ts [--quick]`: how the cost of an update and of a list grows from a hundred items to a hundred
 * thousand. Memory is held against a bare loop that makes the same calls and gives the same items.
 */
import { benchmark, type Bench, type Outcome } from './stage/benchmark';
import { megabytes, milliseconds, seconds, whole } from './stage/figures';
import { list, updateMappedByName } from './stage/leadJobs';
import { type Measured, startRunner } from './stage/runner';
import { startZoho } from './stage/zoho';

const WHO = ['this package', 'bare calls'] as const;
type Side = (typeof WHO)[number];
const TASKS = ['Update', 'Return All'] as const;

interface Row {
	task: (typeof TASKS)[number];
	count: number;
	sides: Record<Side, Measured>;
}

/** How much more an item may cost among ten times as many. */
const MOST_GROWTH = 1.25;
/** What an item may take beside what the same items take in a bare loop; kilobytes. */
const MOST_KILOBYTES = 4;

async function measure({ quick, say }: Bench): Promise<Outcome> {
	const counts = quick ? [100, 1_000] : [100, 1_000, 10_000, 100_000];
	const zoho = await startZoho();
	try {
		const rows: Row[] = [];
		for (const count of counts) {
			const connection = await zoho.ask('begin', count);
			for (const task of TASKS) {
				const forms = task === 'Update' ? updateMappedByName : list(undefined, connection.names);
				const sides: Partial<Record<Side, Measured>> = {};
				for (const who of WHO) {
					say(`${task} ${whole(count)}, ${who}`);
					// A process each: its highest memory is that of this run.
					const ids = task === 'Update' ? connection.ids : [];
					const runner = await startRunner(who, { ...connection, ids }, 'legacy');
					const items = { count: task === 'Update' ? count : 1, text: 'growth', from: 0 };
					sides[who] = await runner.run({ parameters: forms[who] ?? {}, items });
					runner.stop();
					await zoho.ask('calls');
					if (sides[who].items !== count) throw new Error(`${who} gave ${sides[who].items} of ${count}`);
				}
				rows.push({ task, count, sides: sides as Row['sides'] });
			}
		}
		return outcome(rows);
	} finally {
		zoho.stop();
	}
}

function outcome(rows: Row[]): Outcome {
	const cells = rows.map(({ task, count, sides: { 'this package': ours, 'bare calls': bare } }) => [
		task,
		whole(count),
		seconds(ours.milliseconds),
		seconds(ours.processor),
		milliseconds(ours.processor / count),
		milliseconds(bare.processor / count),
		megabytes(ours.peakMemory),
		megabytes(bare.peakMemory),
	]);
	const targets = TASKS.flatMap((task) => {
		const own = rows.filter((row) => row.task === task);
		const [first, small, large] = [own[0], own.at(-2), own.at(-1)];
		if (!first || !small || !large) return [];
		const perItem = ({ count, sides }: Row) => sides['this package'].processor / count;
		const growth = perItem(large) / perItem(small);
		const beyond = ({ sides }: Row) => sides['this package'].peakMemory - sides['bare calls'].peakMemory;
		const kilobytes = ((beyond(large) - beyond(first)) * 1024) / large.count;
		return [
			{
				what: `${task}: processor per item, ${whole(large.count)} against ${whole(small.count)} items`,
				wanted: `at most ${MOST_GROWTH} ×: linear`,
				measured: `${growth.toFixed(2)} ×`,
				met: growth <= MOST_GROWTH,
			},
			{
				what: `${task}: memory per item beyond what the items take in bare calls`,
				wanted: `at most ${MOST_KILOBYTES} kB`,
				measured: `${kilobytes.toFixed(1)} kB`,
				met: kilobytes <= MOST_KILOBYTES,
			},
		];
	});
	const curves = (value: (measured: Measured) => number) =>
		TASKS.flatMap((task) =>
			WHO.map((who) => ({
				name: `${task}, ${who}`,
				points: rows
					.filter((row) => row.task === task)
					.map(({ count, sides }): [number, number] => [count, value(sides[who])]),
			})),
		);
	return {
		tables: [
			{
				title: 'From a hundred items to a hundred thousand',
				heads: [
					'Task',
					'Items',
					'Time',
					'Processor',
					'Per item',
					'Per item, bare calls',
					'Peak memory',
					'Peak memory, bare calls',
				],
				rows: cells,
				note: 'No latency; expressions by n8n’s former engine, as today’s takes most of the time of bare calls; each figure from a process of its own that did nothing else, so the smallest counts bear the start. Bare calls hold the same items and no more.',
			},
		],
		targets,
		plots: [
			{ title: 'Processor time (s)', curves: curves(({ processor }) => processor / 1000) },
			{ title: 'Peak memory (MB)', curves: curves(({ peakMemory }) => peakMemory) },
		],
	};
}

benchmark('growth', 'How cost grows with the number of items', measure);
