/**
 * `npx tsx bench/reads.ts [--quick]`: Get Many of 20,000 leads, some and all, by this package, by n8n's own node for Zoho CRM
 * and by bare calls of n8n's request function, in the same engine, against the same emulator, at three latencies.
 */
import { benchmark, type Bench, type Outcome } from './stage/benchmark';
import { median, megabytes, seconds, whole } from './stage/figures';
import { list } from './stage/leadJobs';
import { type Measured, startRunner, type Who } from './stage/runner';
import { type Connection, startZoho, type Zoho } from './stage/zoho';

interface Task {
	name: string;
	/** All where it is left out. */
	limit?: number;
	who: Who[];
}

interface Row extends Measured {
	task: Task;
	latency: number;
	who: Who;
	calls: number;
}

const LATENCIES = [0, 50, 150];
const PAGE = 200;
/** Where latency hides nothing, figures are medians of this many rounds. */
const ROUNDS = 3;
const ONE = { count: 1, text: '', from: 0 };
/** What Return All may take, held against the bare calls it needs. */
const MOST_OVER_BARE = 1.1;
const some: Task = { name: 'Get Many, Limit 5', limit: 5, who: ['this package', 'built-in node'] };
const firstPage: Task = { name: 'To the first page', limit: PAGE, who: ['this package'] };
const all: Task = { name: 'Return All', who: ['this package', 'bare calls', 'built-in node'] };

async function measure({ quick, say }: Bench): Promise<Outcome> {
	const there = quick ? 2_000 : 20_000;
	const zoho = await startZoho();
	try {
		const rows: Row[] = [];
		const connection = await zoho.ask('begin', there);
		for (const task of [some, firstPage, all]) {
			rows.push(...(await sideBySide(zoho, task, { ...connection, ids: [] }, there, say)));
		}
		return outcome(rows, there);
	} finally {
		zoho.stop();
	}
}

/** Each node in a process of its own, in turns. */
async function sideBySide(
	zoho: Zoho,
	task: Task,
	connection: Connection,
	there: number,
	say: Bench['say'],
): Promise<Row[]> {
	const rows: Row[] = [];
	const runners = await Promise.all(
		task.who.map(async (who) => ({ who, runner: await startRunner(who, connection) })),
	);
	const wanted = task.limit ?? there;
	const read = async ({ who, runner }: (typeof runners)[number], limit?: number) =>
		await runner.run({ parameters: list(limit, connection.names)[who] ?? {}, items: ONE });
	await zoho.ask('latency', 0);
	for (const each of runners) await read(each, task.limit);
	for (const latency of LATENCIES) {
		await zoho.ask('latency', latency);
		const rounds = task === all && latency === 0 ? ROUNDS : 1;
		for (let round = 0; round < rounds; round += 1) {
			for (const each of runners) {
				const { who } = each;
				say(`${task.name}, ${whole(there)} there, ${latency} ms, ${who}`);
				await zoho.ask('calls');
				const measured = await read(each, task.limit);
				const calls = (await zoho.ask('calls')).length;
				if (measured.items !== wanted) throw new Error(`${who} gave ${measured.items} of ${wanted}`);
				rows.push({ ...measured, task, latency, who, calls });
			}
		}
	}
	for (const { runner } of runners) runner.stop();
	return LATENCIES.flatMap((latency) =>
		task.who.map((who) => middle(rows.filter((row) => row.who === who && row.latency === latency))),
	);
}

function middle(rows: Row[]): Row {
	const [first] = rows;
	if (!first) throw new TypeError('nothing was measured');
	const of = (name: 'milliseconds' | 'processor' | 'peakMemory') =>
		median(rows.map(({ [name]: value }) => value));
	return {
		...first,
		milliseconds: of('milliseconds'),
		processor: of('processor'),
		peakMemory: of('peakMemory'),
	};
}

function outcome(rows: Row[], there: number): Outcome {
	const find = (task: Task, latency: number, who: Who) =>
		rows.find((row) => row.task === task && row.latency === latency && row.who === who);
	const cells = rows.map((row) => [
		row.task.name,
		`${row.latency} ms`,
		row.who,
		whole(row.calls),
		seconds(row.milliseconds),
		seconds(row.processor),
		megabytes(row.peakMemory),
	]);
	const targets = [0, 50, 150].flatMap((latency) => {
		const ours = find(all, latency, 'this package');
		const bare = find(all, latency, 'bare calls');
		if (!ours || !bare) return [];
		const ratio = ours.milliseconds / bare.milliseconds;
		const what = `Return All at ${latency} ms: time`;
		const wanted = `at most ${MOST_OVER_BARE} × the bare calls`;
		return [{ what, wanted, measured: `${ratio.toFixed(2)} ×`, met: ratio <= MOST_OVER_BARE }];
	});
	const few = find(some, 0, 'this package');
	const many = find(some, 0, 'built-in node');
	return {
		tables: [
			{
				title: `Get Many of ${whole(there)} leads`,
				heads: ['Task', 'Latency', 'Node', 'Calls', 'Time', 'Processor', 'Peak memory'],
				rows: cells,
				note: 'The built-in node reads every page before it applies its limit, so its time to the first page is that of all pages. Bare calls are n8n’s request function in a loop, in the same engine.',
			},
		],
		targets: [
			{
				what: 'Get Many, Limit 5: calls',
				wanted: '1 call',
				measured: `${few?.calls} against ${many?.calls}`,
				met: few?.calls === 1,
			},
			...targets,
		],
	};
}

benchmark('reads', 'Get Many, against n8n’s own node and bare calls', measure);
