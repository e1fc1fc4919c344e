/**
 * `npx tsx bench/overhead.ts [--quick]`: what this package costs beside the calls it makes. The same calls are made in
 * the same engine by a bare loop of n8n's request function; the difference is this package's own.
 */
import { benchmark, type Bench, type Outcome } from './stage/benchmark';
import { median, milliseconds, percent, seconds, whole } from './stage/figures';
import { get, listNarrow, updateEvaluated } from './stage/leadJobs';
import { type Measured, type Runner, startRunner } from './stage/runner';
import { startZoho, type Zoho } from './stage/zoho';

const WHO = ['this package', 'bare calls'] as const;
type Side = (typeof WHO)[number];

/** Of the time the calls take. */
const MOST_PER_CALL = 0.05;
/** Milliseconds of the processor for an item of a batch. */
const MOST_PER_ITEM = 0.2;

interface Task {
	name: string;
	forms: typeof updateEvaluated;
	items: number;
	latency: number;
}

interface Compared {
	task: Task;
	calls: number;
	sides: Record<Side, { milliseconds: number; processor: number }>;
	/** Medians of what each round showed. */
	over: number;
	processorPerCall: number;
	processorPerItem: number;
}

async function measure({ quick, say }: Bench): Promise<Outcome> {
	const there = quick ? 2_000 : 10_000;
	const tasks: Task[] = [
		{ name: 'Pages of a list', forms: listNarrow, items: 1, latency: 50 },
		{ name: 'Records one by one', forms: get, items: quick ? 200 : 1_000, latency: 50 },
		{ name: 'Updates in batches', forms: updateEvaluated, items: quick ? 500 : 5_000, latency: 0 },
	];
	const zoho = await startZoho();
	try {
		const connection = await zoho.ask('begin', there);
		const compared: Compared[] = [];
		for (const task of tasks) {
			const started = await Promise.all(WHO.map(async (who) => await startRunner(who, connection, 'legacy')));
			const [ours, bare] = started;
			if (!ours || !bare) throw new TypeError('each side has a process');
			const runners = { 'this package': ours, 'bare calls': bare };
			compared.push(await inTurns(zoho, task, runners, quick ? 1 : 5, say));
			for (const runner of started) runner.stop();
		}
		return outcome(compared);
	} finally {
		zoho.stop();
	}
}

/** The rounds' own differences are compared: what slows the machine for a while slows both sides of a round. */
async function inTurns(
	zoho: Zoho,
	task: Task,
	runners: Record<Side, Runner>,
	rounds: number,
	say: Bench['say'],
): Promise<Compared> {
	const run = async (who: Side) => {
		const { forms, items: count } = task;
		const measured = await runners[who].run({
			parameters: forms[who] ?? {},
			items: { count, text: 'overhead', from: 0 },
		});
		return { ...measured, calls: (await zoho.ask('calls')).length };
	};
	const runs: Record<Side, Array<Measured & { calls: number }>> = { 'this package': [], 'bare calls': [] };
	await zoho.ask('latency', 0);
	for (const who of WHO) await run(who);
	await zoho.ask('latency', task.latency);
	for (let round = 1; round <= rounds; round += 1) {
		for (const who of WHO) {
			say(`${task.name}, ${task.latency} ms, ${who}, ${round} of ${rounds}`);
			runs[who].push(await run(who));
		}
	}
	const pairs = runs['this package'].flatMap((ours, round) => {
		const bare = runs['bare calls'][round];
		if (bare && ours.calls !== bare.calls) {
			throw new Error(`${task.name}: ${ours.calls} calls against ${bare.calls}`);
		}
		return bare ? [{ ours, bare }] : [];
	});
	const calls = pairs[0]?.bare.calls ?? 0;
	const sideOf = (who: Side) => ({
		milliseconds: median(runs[who].map(({ milliseconds: time }) => time)),
		processor: median(runs[who].map(({ processor }) => processor)),
	});
	const processor = median(pairs.map(({ ours, bare }) => ours.processor - bare.processor));
	return {
		task,
		calls,
		sides: { 'this package': sideOf('this package'), 'bare calls': sideOf('bare calls') },
		over: median(pairs.map(({ ours, bare }) => ours.milliseconds / bare.milliseconds - 1)),
		processorPerCall: processor / calls,
		processorPerItem: processor / (pairs[0]?.bare.items ?? 0),
	};
}

function outcome(compared: Compared[]): Outcome {
	const rows = compared.flatMap(({ task, calls, sides, over, processorPerCall, processorPerItem }) =>
		WHO.map((who) => {
			const own = who === 'this package';
			return [
				task.name,
				`${task.latency} ms`,
				who,
				whole(calls),
				seconds(sides[who].milliseconds),
				seconds(sides[who].processor),
				own ? percent(over) : '',
				own ? milliseconds(processorPerCall) : '',
				own ? milliseconds(processorPerItem) : '',
			];
		}),
	);
	const targets = compared.map(({ task, over, processorPerItem }) =>
		task.latency > 0
			? {
					what: `${task.name} at ${task.latency} ms: time over bare calls`,
					wanted: `at most ${percent(MOST_PER_CALL)}`,
					measured: percent(over),
					met: over <= MOST_PER_CALL,
				}
			: {
					what: `${task.name}: processor per item over bare calls`,
					wanted: `at most ${milliseconds(MOST_PER_ITEM)}`,
					measured: milliseconds(processorPerItem),
					met: processorPerItem <= MOST_PER_ITEM,
				},
	);
	return {
		tables: [
			{
				title: 'Beside the calls',
				heads: [
					'Task',
					'Latency',
					'Node',
					'Calls',
					'Time',
					'Processor',
					'Over',
					'Processor per call',
					'Per item',
				],
				rows,
				note: 'Both have n8n evaluate the same expressions, by its former engine, which leaves less noise than today’s. Records one by one: both make twenty calls at a time. The last three columns are medians of the differences between runs that followed each other.',
			},
		],
		targets,
	};
}

benchmark('overhead', 'Cost per call and per item, against bare calls', measure);
