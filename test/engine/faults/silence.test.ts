import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';

import type { Reply } from '../../../emulator/service';
import { openWorld, type World } from '../../../engine/world';
import { resources as crmResources } from '../../../nodes/ZohoCrm/resources';
import { resources as deskResources } from '../../../nodes/ZohoDesk/resources';
import type { Resources } from '../../../nodes/shared/operation';
import { scopeGroups } from '../../../nodes/shared/transport/scopes';
import { crmWrites } from './crmWrites';
import { deskWrites } from './deskWrites';
import { Scene } from './scene';
import { type Write, type Writes, writesTo } from './writes';

const EMPTY: Record<string, Reply> = {
	'HTTP 204': { status: 204 },
	'HTTP 200 without a body': { status: 200 },
	'HTTP 200 with {}': { status: 200, body: {} },
};

const result = { code: 'SUCCESS', details: {}, message: 'done', status: 'success' };
/** Bodies that do not name what was made. */
const NAMELESS: Record<'crm' | 'desk', Reply[]> = {
	crm: [
		{ status: 200, body: { data: [], tags: [] } },
		{ status: 200, body: { data: [{}, {}], tags: [{}, {}] } },
		{ status: 200, body: { data: [result, result], tags: [result, result] } },
	],
	desk: [{ status: 200, body: { modifiedTime: '2026-05-01T00:00:00.000Z' } }],
};

interface Product {
	node: 'crm' | 'desk';
	writes: Writes;
	resources: Resources<never>;
	seed: 'company' | 'empty';
	/** Of these the answer names what was made. */
	makes: string[];
}

const products: Product[] = [
	{
		...{ node: 'crm', writes: crmWrites, resources: crmResources, seed: 'empty' },
		makes: [
			...['attachment.upload', 'email.send', 'lead.convert', 'note.create', 'record.clone', 'record.create'],
			...['record.massUpdate, of a view', 'record.upsert', 'tag.create'],
		],
	},
	{
		...{ node: 'desk', writes: deskWrites, resources: deskResources, seed: 'company' },
		makes: [
			...['account.merge', 'article.createTranslation', 'article.updateTranslation', 'contact.linkAccount'],
			...['contact.merge', 'tag.add', 'thread.sendReply', 'ticket.create', 'ticket.createApproval'],
			...['ticket.merge', 'ticket.split'],
		],
	},
];

const moreScopes = Object.values(scopeGroups).flatMap(({ scopes }) => scopes);

describe.each(products)('$node', ({ node, writes, resources, seed, makes }) => {
	let world: World;
	beforeAll(async () => void (world = await openWorld({ seed, edition: 'ultimate' })));
	afterAll(async () => await world.stop());

	/** The items' outputs, and all that Zoho holds afterwards. @param answer what the last call that writes is answered */
	async function run(name: string, answer?: Reply) {
		const scene = await Scene.open(world, moreScopes);
		const write = await writes[name]!(scene);
		const before = heldBy(scene, node);
		scene.emulator.requests.clear();
		if (answer) strike(scene, write, answer);
		const [resource = '', operation = ''] = name.split(/[.,]/);
		const organization = node === 'desk' ? { organization: { __rl: true, mode: 'list', value: 'auto' } } : {};
		const result = await scene.connected[node](
			{ resource, operation, ...organization, ...write.parameters },
			write.items,
			{ onError: 'continueRegularOutput' },
		);
		const outputs = (result.items[0] ?? []).map(({ json }) => json);
		const sent = scene.emulator.requests.matching(writesTo(write));
		await write.later?.(scene);
		return { write, outputs, before, after: heldBy(scene, node), sent };
	}

	it('has every operation that writes', () => {
		const all = Object.entries(resources).flatMap(([resource, operations]) =>
			Object.entries(operations).flatMap(([name, { writes: isWrite }]) =>
				isWrite ? [`${resource}.${name}`] : [],
			),
		);
		const covered = Object.keys(writes).map((name) => name.split(',')[0]);
		expect([...new Set(covered)].sort()).toEqual(all.filter((name) => name !== 'customApiCall.call').sort());
	});

	it.each(Object.keys(writes))(
		'%s: nothing that is answered with nothing is said to be done',
		async (name) => {
			const { write, ...well } = await run(name);
			expect(well.outputs.map(({ error }) => error)).toEqual(well.outputs.map(() => undefined));
			expect(well.after).not.toEqual(well.before);
			for (const answer of Object.values(EMPTY)) {
				const { outputs, after, sent } = await run(name, answer);
				const struck = write.is ? 0 : write.together ? 2 : 1;
				expect(outputs.filter(isUnsure)).toHaveLength(struck);
				expect(outputs.filter(({ error }) => error !== undefined)).toHaveLength(struck);
				expect(sent).toHaveLength(well.sent.length);
				expect(after).toEqual(well.after);
			}
		},
	);

	it.each(makes)('%s: what Zoho does not name may be written', async (name) => {
		for (const answer of NAMELESS[node]) {
			const { write, outputs, before, after } = await run(name, answer);
			expect(outputs.filter(isUnsure)).toHaveLength(write.together ? 2 : 1);
			expect(after).not.toEqual(before);
		}
	});
});

const isUnsure = ({ error }: IDataObject): boolean => {
	const { perhapsWritten, description } = (error ?? {}) as IDataObject;
	return perhapsWritten === true && /may have been (written|carried out)/.test(String(description));
};

/** The last call that writes is carried out, and is answered with nothing. */
function strike(scene: Scene, write: Write, answer: Reply): void {
	let met = 0;
	const isStruck = writesTo(write);
	scene.emulator.failNext((request) => isStruck(request) && (met += 1) === (write.together ? 1 : 2), {
		after: answer,
	});
}

/** All that Zoho holds, whatever the order, the IDs and the times. */
function heldBy({ crm, desk }: Scene, node: 'crm' | 'desk'): string[] {
	const text = inspect(node === 'crm' ? crm : desk, {
		...{ depth: 12, maxArrayLength: null, maxStringLength: null, breakLength: 200 },
	});
	return text
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?/g, 'time')
		.replace(/\b\d{13,}\b/g, 'id')
		.replace(/\b[0-9a-f]{32,}\b/g, 'id')
		.replace(/zip: <.*>/, 'zip with the time in it')
		.split(/,?\n/)
		.sort();
}
