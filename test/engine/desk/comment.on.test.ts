import type { IDataObject } from 'n8n-workflow';

import type { EntityComment } from '../../../emulator/desk/entityComments';
import { byId } from '../../../engine/world';
import { type DeskWorld, ids, json, openDesk } from './ticketTests';

let desk: DeskWorld;
beforeAll(async () => (desk = await openDesk('comment')));
afterAll(async () => await desk.stop());
beforeEach(() => desk.clear());

const kinds = ['account', 'call', 'contact', 'event', 'task'] as const;
type Kind = (typeof kinds)[number];

const comments = () => desk.store().comments;
const each = byId('={{ $json.id }}');

/** A new record of a kind, by its ID. */
function freshRecord(kind: Kind): string {
	const store = desk.store();
	const subject = { subject: 'Look for a part' };
	return {
		account: () => store.addAccount({ accountName: 'Brandt Hotels' }),
		call: () => store.addActivity('calls', subject),
		contact: () => store.addContact({ lastName: 'Osei' }),
		event: () => store.addActivity('events', subject),
		task: () => store.addActivity('tasks', subject),
	}[kind]().id;
}

function freshComments(entityId: string, count: number): EntityComment[] {
	const commenterId = desk.store().agents(desk.orgId())[0]!.id;
	return Array.from({ length: count }, (_, index) => {
		const comment: EntityComment = {
			...{ id: desk.world.emulator.world.nextId(), entityId, content: `Note ${index}`, commenterId },
			...{ contentType: 'plainText', modifiedTime: null, attachments: [] },
			commentedTime: new Date(Date.parse('2026-05-01T00:00:00.000Z') + index * 60_000).toISOString(),
		};
		comments().byId.set(comment.id, comment);
		return comment;
	});
}

const file = { data: Buffer.from([0, 255, 7]).toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
const withFile = (data: IDataObject) => ({ json: data, binary: { data: file } }) as unknown as IDataObject;

describe('add', () => {
	it.each(kinds)('comments on each %s with a mention', async (on) => {
		const [one, two] = [freshRecord(on), freshRecord(on)];
		const [agent] = desk.store().agents(desk.orgId());
		const result = await desk.run(
			'add',
			{
				...{ on, [`${on}Id`]: each, content: '={{ "See " + $json.n }}', contentType: 'plainText' },
				options: { mentions: agent!.zuid },
			},
			[
				{ id: one, n: 1 },
				{ id: two, n: 2 },
			],
		);
		expect(result.error).toBeUndefined();
		expect([one, two].map((id) => comments().of(id)[0])).toEqual(
			[1, 2].map((n) =>
				expect.objectContaining({
					...{ content: `zsu[@user:${agent!.zuid}]zsu See ${n}`, contentType: 'plainText' },
				}),
			),
		);
	});

	it.each(['call', 'event', 'task'] as const)('attaches files to a comment on a %s', async (on) => {
		const id = freshRecord(on);
		const parameters = {
			...{ on, [`${on}Id`]: each, content: 'Photo', contentType: 'html' },
			options: { attachments: 'data' },
		};
		const result = await desk.run('add', parameters, [withFile({ id })]);
		expect(result.error).toBeUndefined();
		expect([...(comments().of(id)[0]?.attachments[0]?.content ?? [])]).toEqual([0, 255, 7]);
		expect(json(result)[0]).toHaveProperty('attachments.0.name', 'a.png');
	});

	it.each(['account', 'contact'] as const)('says that a comment on a %s takes no files', async (on) => {
		const id = freshRecord(on);
		const parameters = {
			...{ on, [`${on}Id`]: each, content: 'Photo', contentType: 'html' },
			options: { attachments: 'data' },
		};
		const result = await desk.run('add', parameters, [withFile({ id })]);
		expect(result.error?.message).toContain(`'Attachments' names files, and comments on ${on}s take none`);
		expect(desk.calls('POST', /./)).toHaveLength(0);
	});

	it('names a record that is not there', async () => {
		const parameters = { on: 'task', taskId: byId('8100000000009999999'), content: 'X', contentType: 'html' };
		const result = await desk.run('add', parameters);
		expect(result.error?.message).toContain('8100000000009999999');
	});
});

describe('getAll', () => {
	it.each(kinds)('reads the comments on a %s over several pages, in the order asked for', async (on) => {
		const id = freshRecord(on);
		const all = freshComments(id, 120);
		const parameters = {
			...{ on, [`${on}Id`]: byId(id), returnAll: true, output: 'raw' },
			options: { include: ['mentions'], sortBy: 'commentedTime' },
		};
		const result = await desk.run('getAll', parameters);
		expect(result.error).toBeUndefined();
		expect(ids(json(result))).toEqual(ids(all));
		expect(desk.calls('GET', /comments$/)).toHaveLength(2);
	});

	it('says that only comments on tickets come as plain text', async () => {
		const parameters = { on: 'task', taskId: byId(freshRecord('task')), returnAll: true };
		const result = await desk.run('getAll', { ...parameters, options: { include: ['plainText'] } });
		expect(result.error?.message).toContain("'Include' has 'Plain Text'");
	});
});

describe('update', () => {
	it.each(kinds)('changes the text of each comment on a %s', async (on) => {
		const id = freshRecord(on);
		const both = freshComments(id, 2);
		const result = await desk.run(
			'update',
			{
				...{ on, [`${on}Id`]: each, commentId: '={{ $json.comment }}' },
				content: '={{ "New " + $json.n }}',
			},
			both.map((comment, n) => ({ id, comment: comment.id, n })),
		);
		expect(result.error).toBeUndefined();
		expect(both.map(({ content }) => content)).toEqual(['New 0', 'New 1']);
		expect(both.every(({ modifiedTime }) => modifiedTime !== null)).toBe(true);
	});
});

describe('delete', () => {
	it.each(['account', 'call', 'contact'] as const)('deletes each comment on a %s', async (on) => {
		const id = freshRecord(on);
		const [one, two] = freshComments(id, 2);
		const result = await desk.run(
			'delete',
			{ on, [`${on}Id`]: each, commentId: '={{ $json.comment }}' },
			[one?.id, '8100000000009999999', two?.id].map((comment) => ({ id, comment })) as IDataObject[],
			{ onError: 'continueRegularOutput' },
		);
		const [first, second, third] = json(result);
		expect([first, third]).toEqual([one, two].map((comment) => ({ id: comment?.id, deleted: true })));
		expect(second?.error).toMatchObject({ code: 'URL_NOT_FOUND' });
		expect(comments().of(id)).toEqual([]);
	});

	it('does not offer what Zoho publishes no call for', async () => {
		const parameters = { on: 'task', taskId: byId(freshRecord('task')), commentId: '1' };
		const result = await desk.run('delete', parameters);
		expect(result.error?.message).toContain('\'Comment On\' is "task", which is not one of its choices');
		expect(desk.calls('DELETE', /./)).toHaveLength(0);
	});
});
