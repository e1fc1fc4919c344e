/**
 * `npx tsx bench/deskUpdates.ts [latency]`: 1,000 tickets are updated at the limits of Desk's Professional edition, fifteen
 * calls at a time, and read back. The time is held against what fifteen calls at a time can do at best; exits with 1
 * when it is more than 15 % longer, when a call got a 429, or when a ticket reads back differently.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ZohoSelfClientApi } from '../credentials/ZohoSelfClientApi.credentials';
import { createEngine, type Engine, type ExecutionResult } from '../engine/engine';
import { byId, mapped } from '../engine/world';
import { ZohoDesk } from '../nodes/ZohoDesk/ZohoDesk.node.ts';
import { startEmulatorProcess } from './emulatorProcess';

const COUNT = 1_000;
const AT_A_TIME = 15;
const MOST_OVER = 0.15;
const latency = Number(process.argv[2] ?? 500);

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

async function main(): Promise<void> {
	const emulator = await startEmulatorProcess(['--edition', 'professional', '--latency', String(latency)]);
	const engine = await createEngine({ nodes: [new ZohoDesk()], credentials: [new ZohoSelfClientApi()] });
	try {
		const { urls, selfClient, grantToken } = emulator;
		const credential = await engine.credentials.add({
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
		const desk = deskOf(engine, credential);
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
		const numbered = Array.from({ length: COUNT }, (_, n) => ({ n }));
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
			numbered,
		);
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
		const wrong = created.rows.filter(({ id }, n) => readBack.get(id)?.subject !== `Updated ${n}`);
		const refused = engine.logs.filter(({ message }) => message.includes('HTTP 429'));
		const best = (COUNT / AT_A_TIME) * latency;
		const over = updated.milliseconds / best - 1;
		process.stdout.write(
			[
				`${COUNT} ticket updates, ${AT_A_TIME} at a time, ${latency} ms each`,
				`  took       ${(updated.milliseconds / 1000).toFixed(2)} s`,
				`  at best    ${(best / 1000).toFixed(2)} s (${(over * 100).toFixed(1)} % over)`,
				`  processor  ${(updated.ofProcessor / 1000).toFixed(2)} s of this process; a busy machine makes more of them`,
				`  429        ${refused.length}`,
				`  read back  ${COUNT - wrong.length} of ${COUNT}`,
				'',
			].join('\n'),
		);
		if (wrong.length > 0 || refused.length > 0 || over > MOST_OVER) process.exitCode = 1;
	} finally {
		await engine.stop();
		await emulator.stop();
	}
}

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n${(error as { description?: string }).description ?? ''}\n`);
	process.exitCode = 1;
});
