import type { Webhook } from '../../../emulator/desk/webhooks/entities';
import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('webhook')));
afterAll(async () => await desk.stop());
beforeEach(() => {
	desk.clear();
	desk.store().webhooks.byId.clear();
	for (const id of ['7001', '7002', '7003']) add(id);
});

function add(id: string): void {
	const webhook: Webhook = {
		...{ id, orgId: desk.orgId(), name: `Listener ${id}`, description: null, url: `https://${id}.example/` },
		...{ subscriptions: { Ticket_Add: null }, includeEventsFrom: [], ignoreSourceId: null, isEnabled: true },
		...{ createdBy: '', createdTime: '', modifiedTime: '', failures: 0 },
	};
	desk.store().webhooks.byId.set(id, webhook);
}

describe('getAll', () => {
	it('gives all webhooks with what they listen to, as many as are wanted', async () => {
		const rows = json(await desk.run('getAll', { returnAll: true, output: 'raw' }));
		expect(ids(rows)).toEqual(['7001', '7002', '7003']);
		expect(rows[0]).toMatchObject({ url: 'https://7001.example/', subscriptions: { Ticket_Add: null } });
		expect(ids(json(await desk.run('getAll', { returnAll: false, limit: 2 })))).toEqual(['7001', '7002']);
	});

	it('gives nothing where there is none', async () => {
		desk.store().webhooks.byId.clear();
		expect(json(await desk.run('getAll', { returnAll: true }))).toEqual([]);
	});
});

describe('delete', () => {
	it('deletes each webhook, and explains one that is not there', async () => {
		const result = await desk.run(
			'delete',
			{ webhookId: byId('={{ $json.id }}') },
			['7001', '7003', '9999'].map((id) => ({ id })),
			{ onError: 'continueRegularOutput' },
		);
		expect(json(result)).toMatchObject([
			{ id: '7001', deleted: true },
			{ id: '7003', deleted: true },
			{ error: { code: 'URL_NOT_FOUND' } },
		]);
		expect(ids(desk.store().webhooks.of(desk.orgId()))).toEqual(['7002']);
	});
});
