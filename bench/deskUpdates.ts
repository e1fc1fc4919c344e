/**
 * `npx tsx bench/deskUpdates.ts [--quick]`: 1,000 tickets are updated at the limits of Desk's Professional edition, fifteen
 * calls at a time, and read back. The time is held against what fifteen calls at a time can do at best. n8n has no node
 * for Zoho Desk of its own to compare with.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ZohoSelfClientApi } from '../credentials/ZohoSelfClientApi.credentials';
import { createEngine, type Engine, type ExecutionResult } from '../engine/engine';
import { byId, mapped } from '../engine/world';
import { ZohoDesk } from '../nodes/ZohoDesk/ZohoDesk.node.ts';
import { type EmulatorProcess, startEmulatorProcess } from './emulatorProcess';
import { benchmark, type Bench, type Outcome } from './stage/benchmark';
import { percent, seconds, whole } from './stage/figures';

const AT_A_TIME = 15;
const MOST_OVER = 0.15;
const LATENCY = 500;

const jsonOf = ({ items, error }: ExecutionResult): IDataObject[] => {
	if (error) throw error;
	return (items[0] ?? []).map(({ json }) => json);
};

/** Runs the node as a user would who chose the organization. */
function deskOf(engine: Engine, credential: Awaited<ReturnType<Engine['credentials']['add']>>) {
	return async (parameters: INodeParameters, items: IDataObject[] = [{}]) => {
		const started = performance.now();
		const before = process.cpuUsage();
		const result = await engine.execute({
			node: 'zohoDesk',
			parameters: { authentication: 'selfClient', ...parameters },
			credentials: { zohoSelfClientApi: credential },
			items,
		});
		const { user, system } = process.cpuUsage(before);
		return {
			rows: jsonOf(result),
			milliseconds: performance.now() - started,
			ofProcessor: (user + system) / 1000,
		};
	};
}

async function measure({ quick, say }: Bench): Promise<Outcome> {
	const count = quick ? 150 : 1_000;
	const emulator = await startEmulatorProcess(['--edition', 'professional', '--latency', String(LATENCY)]);
	const engine = await createEngine({ nodes: [new ZohoDesk()], credentials: [new ZohoSelfClientApi()] });
	try {
		const desk = deskOf(engine, await connect(engine, emulator));
		const [own] = (await desk({ resource: 'organization', operation: 'getAll' })).rows;
		const organization = byId(String(own?.id));
		const list = { resource: 'ticket', operation: 'getAll', organization, returnAll: true };
		const [ticket] = (await desk({ ...list, returnAll: false, limit: 1 })).rows;
		const departments = await desk({
			resource: 'department',
			operation: 'getAll',
			organization,
			returnAll: true,
		});
		const department = departments.rows.find(({ name }) => name === 'Support');
		say(`${whole(count)} tickets are created`);
		const created = await desk(
			{
				resource: 'ticket',
				operation: 'create',
				organization,
				departmentId: byId(String(department?.id)),
				contactFrom: 'existing',
				contactId: byId(String(ticket?.contactId)),
				fields: mapped({ subject: '={{ "Ticket " + $json.n }}' }),
			},
			Array.from({ length: count }, (_, n) => ({ n })),
		);
		say(`${whole(count)} tickets are updated`);
		const updated = await desk(
			{
				resource: 'ticket',
				operation: 'update',
				organization,
				ticketId: byId('={{ $json.id }}'),
				fields: mapped({ subject: '={{ "Updated " + $json.n }}', priority: 'High' }),
			},
			created.rows.map(({ id }, n) => ({ id, n })),
		);
		const readBack = new Map((await desk(list)).rows.map((row) => [row.id, row]));
		const right = created.rows.filter(({ id }, n) => readBack.get(id)?.subject === `Updated ${n}`).length;
		const refused = engine.logs.filter(({ message }) => message.includes('HTTP 429')).length;
		return outcome(count, updated, right, refused);
	} finally {
		await engine.stop();
		await emulator.stop();
	}
}

const connect = async (engine: Engine, { urls, selfClient, grantToken }: EmulatorProcess) =>
	await engine.credentials.add({
		name: 'Zoho',
		type: 'zohoSelfClientApi',
		data: {
			...selfClient,
			grantToken,
			dataCenter: 'custom',
			customAccountsUrl: urls.accounts,
			customCrmUrl: urls.crm,
			customCrmUploadUrl: urls.crmUpload,
			customDeskUrl: urls.desk,
		},
	});

function outcome(
	count: number,
	{ milliseconds, ofProcessor }: { milliseconds: number; ofProcessor: number },
	right: number,
	refused: number,
): Outcome {
	const best = (count / AT_A_TIME) * LATENCY;
	const over = milliseconds / best - 1;
	return {
		tables: [
			{
				title: `${whole(count)} ticket updates, ${AT_A_TIME} at a time, ${LATENCY} ms each`,
				heads: ['Time', 'At best', 'Over', 'Processor', 'HTTP 429', 'Read back as written'],
				rows: [
					[
						seconds(milliseconds),
						seconds(best),
						percent(over),
						seconds(ofProcessor),
						whole(refused),
						`${whole(right)} of ${whole(count)}`,
					],
				],
				note: 'Zoho Desk takes one ticket a call, and Professional fifteen calls at a time.',
			},
		],
		targets: [
			{
				what: 'Time over the best that fifteen calls at a time can do',
				wanted: `at most ${percent(MOST_OVER)}`,
				measured: percent(over),
				met: over <= MOST_OVER,
			},
			{ what: 'Calls refused with HTTP 429', wanted: 'none', measured: whole(refused), met: refused === 0 },
			{
				what: 'Tickets that read back as they were written',
				wanted: 'all',
				measured: `${whole(right)} of ${whole(count)}`,
				met: right === count,
			},
		],
	};
}

benchmark('deskUpdates', 'Zoho Desk at the limit of its edition', measure);
