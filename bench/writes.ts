/**
 * `npx tsx bench/writes.ts [--quick]`: leads are updated, upserted and created by this package and by n8n's own node for
 * Zoho CRM, in the same engine, against the same emulator, at three latencies. What was written is read back.
 */
import { adapterCost } from './stage/adapterCost';
import { benchmark, type Bench, type Outcome } from './stage/benchmark';
import { median, megabytes, milliseconds, seconds, times, whole } from './stage/figures';
import { create, update, updateEvaluated, upsert } from './stage/leadJobs';
import { type Measured, type Runner, startRunner, type Who } from './stage/runner';
import { startZoho, type Zoho } from './stage/zoho';

interface Task {
	name: string;
	forms: typeof update;
	count: number;
	latencies: number[];
	/** The number of the first item: the first leads are there already. */
	from: number;
	/** Shown beside the others, without a target. */
	aside?: true;
}

interface Row {
	task: Task;
	latency: number;
	who: Who;
	calls: number;
	milliseconds: number;
	processor: number;
	peakMemory: number;
	/** Measured with this many items, the rest reckoned. */
	part?: number;
}

const THERE = 10_000;
/** Items the built-in node gets by latency, so that it does not take many minutes. */
const PART: Record<number, number> = { 0: 1_000, 50: 200, 150: 100 };
/** This package's figures for a thousand items at no latency are medians of this many runs. */
const REPETITIONS = 3;

const tasksFor = (quick: boolean): Task[] => {
	const few = quick ? 200 : 1_000;
	const latencies = [0, 50, 150];
	return [
		{ name: 'Update', forms: update, count: few, latencies, from: 0 },
		{
			name: 'Update, expressions evaluated',
			forms: updateEvaluated,
			count: few,
			latencies: [0, 150],
			from: 0,
			aside: true,
		},
		{ name: 'Update', forms: update, count: quick ? 500 : 10_000, latencies: [0, 150], from: 0 },
		// One half is there, the other is new.
		{ name: 'Upsert', forms: upsert, count: few, latencies: [0, 150], from: THERE - few / 2 },
		{ name: 'Create', forms: create, count: few, latencies: [0, 150], from: THERE },
	];
};

async function measure({ quick, say }: Bench): Promise<Outcome> {
	const zoho = await startZoho();
	try {
		say('the v2 adapter');
		const adapter = await adapterCost(await zoho.ask('begin', 1));
		const rows: Row[] = [];
		for (const task of tasksFor(quick)) {
			for (const who of ['this package', 'built-in node'] as const) {
				if (task.forms[who]) rows.push(...(await measured(zoho, task, who, say)));
			}
		}
		return outcome(rows, adapter);
	} finally {
		zoho.stop();
	}
}

async function measured(zoho: Zoho, task: Task, who: Who, say: Bench['say']): Promise<Row[]> {
	const runner = await startRunner(who, await zoho.ask('begin', THERE));
	const rows: Row[] = [];
	try {
		await zoho.ask('latency', 0);
		await written(zoho, runner, task, who, 100);
		for (const latency of task.latencies) {
			say(`${task.name} ${whole(task.count)}, ${latency} ms, ${who}`);
			await zoho.ask('latency', latency);
			const part = who === 'built-in node' ? Math.min(PART[latency] ?? task.count, task.count) : task.count;
			const repetitions = latency === 0 && who === 'this package' && task.count <= 1_000 ? REPETITIONS : 1;
			const runs: Array<Measured & { calls: number }> = [];
			for (let run = 0; run < repetitions; run += 1) {
				runs.push(await written(zoho, runner, task, who, part));
			}
			const scale = task.count / part;
			const of = (name: 'calls' | 'milliseconds' | 'processor') =>
				median(runs.map(({ [name]: value }) => value)) * scale;
			rows.push({
				task,
				latency,
				who,
				calls: of('calls'),
				milliseconds: of('milliseconds'),
				processor: of('processor'),
				peakMemory: Math.max(...runs.map(({ peakMemory }) => peakMemory)),
				...(scale > 1 ? { part } : {}),
			});
		}
	} finally {
		runner.stop();
	}
	return rows;
}

let runs = 0;

/** Runs the task, and holds the emulator's store against what was to be written. */
async function written(zoho: Zoho, runner: Runner, { name, forms, from }: Task, who: Who, count: number) {
	// An upsert that has run has created what it did not find: from then on it updates.
	const text = `run ${(runs += 1)}, item`;
	const result = await runner.run({ parameters: forms[who] ?? {}, items: { count, text, from } });
	const found = await zoho.ask('written', text);
	const calls = await zoho.ask('calls');
	if (found !== count || result.items !== count) {
		throw new Error(`${name}, ${who}: ${found} of ${count} were written, ${result.items} came out`);
	}
	return { ...result, calls: calls.length };
}

function outcome(rows: Row[], adapter: Awaited<ReturnType<typeof adapterCost>>): Outcome {
	const peerOf = ({ task, latency }: Row) =>
		rows.find(
			(row) =>
				row.who === 'built-in node' &&
				row.latency === latency &&
				row.task.count === task.count &&
				row.task.name === task.name,
		);
	const heads = ['Task', 'Latency', 'Node', 'Calls', 'Time', 'Processor', 'Peak memory', 'Faster'];
	const cells = rows.map((row) => [
		`${row.task.name} ${whole(row.task.count)}`,
		`${row.latency} ms`,
		row.who,
		`${row.part ? '~' : ''}${whole(row.calls)}`,
		`${row.part ? '~' : ''}${seconds(row.milliseconds)}`,
		`${row.part ? '~' : ''}${seconds(row.processor)}`,
		row.part ? '' : megabytes(row.peakMemory),
		row.who === 'this package' ? times((peerOf(row)?.milliseconds ?? NaN) / row.milliseconds) : '',
	]);
	const compared = rows.flatMap((row) => {
		const peer = row.who === 'this package' && !row.task.aside ? peerOf(row) : undefined;
		return peer ? [{ row, peer }] : [];
	});
	const name = ({ task }: Row) => `${task.name} ${whole(task.count)}`;
	const targets = compared.flatMap(({ row, peer }) => {
		const faster = peer.milliseconds / row.milliseconds;
		if (row.latency === 0) {
			return [
				{
					what: `${name(row)}: calls`,
					wanted: '1/100 of the built-in node',
					measured: `${whole(row.calls)} against ${whole(peer.calls)}`,
					met: row.calls * 100 <= peer.calls,
				},
				{
					what: `${name(row)}: processor at 0 ms`,
					wanted: 'no more than the built-in node',
					measured: `${seconds(row.processor)} against ${seconds(peer.processor)}`,
					met: row.processor <= peer.processor,
				},
			];
		}
		if (row.latency !== 150) return [];
		return [
			{
				what: `${name(row)}: time at 150 ms`,
				wanted: '50 × faster',
				measured: times(faster),
				met: faster >= 50,
			},
		];
	});
	return {
		tables: [
			{
				title: 'Writing leads',
				heads,
				rows: cells,
				note: `~: measured with ${PART[0]} items at 0 ms, ${PART[50]} at 50 ms and ${PART[150]} at 150 ms, and multiplied: the built-in node sends one item after the other. Not counted is the call for the module's fields, which this package makes once in five minutes. “Expressions evaluated”: with a function in each, such as {{ $json.Phone.trim() }}, which n8n must evaluate for both nodes.`,
			},
			{
				title: 'The adapter for the built-in node',
				heads: ['An update of one lead', 'Time'],
				rows: [
					['By v8', milliseconds(adapter.v8)],
					['By v2, through the adapter', milliseconds(adapter.v2)],
				],
				note: 'Medians of calls in turns, without any node.',
			},
		],
		targets,
	};
}

benchmark('writes', 'Create, update and upsert, against n8n’s own node', measure);
