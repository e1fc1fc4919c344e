import type { Call, World } from '../../service';
import { mentions, roleName, shownFile } from '../conversation';
import type { EntityComment } from '../entityComments';
import { agentOf, organizationOf } from '../organization';
import { includesOf, listReach, listWeight, orderOf, pageOf, sorted } from '../query';
import { notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import type { Shown } from '../shown';
import { plainBody, refuseValue } from '../ticketOf';
import { attachedIn } from './uploads';

/** What Zoho's TaskComments.json and its like have each of its own. */
interface Kind {
	name: 'tasks' | 'calls' | 'events' | 'contacts' | 'accounts';
	/** Groups whose READ and UPDATE allow it. */
	groups: string[];
	takesFiles: boolean;
	/** The status of a deletion; the files of tasks and events have none. */
	deleted?: 200 | 204;
	usualOrder: 'commentedTime' | '-commentedTime';
	/** Whether it is changed with `PATCH` as well as with `PUT`. */
	isPatched?: boolean;
}

const activities = { takesFiles: true, usualOrder: 'commentedTime' } as const;
const customers = { takesFiles: false, deleted: 200, usualOrder: '-commentedTime' } as const;

const kinds: Kind[] = [
	{ ...activities, name: 'tasks', groups: ['Desk.activities.tasks', 'Desk.tasks'] },
	{
		...activities,
		name: 'calls',
		groups: ['Desk.activities.calls', 'Desk.tasks'],
		deleted: 204,
		isPatched: true,
	},
	{ ...activities, name: 'events', groups: ['Desk.activities.events', 'Desk.tasks'] },
	{ ...customers, name: 'contacts', groups: ['Desk.contacts'] },
	{ ...customers, name: 'accounts', groups: ['Desk.contacts'] },
];

function entityOf(call: Call, world: World, { name }: Kind): string {
	const { desk } = world;
	const id = call.params.entityId ?? '';
	const found = {
		contacts: () => desk.contact(id),
		accounts: () => desk.account(id),
		tasks: () => desk.activities.tasks.get(id),
		calls: () => desk.activities.calls.get(id),
		events: () => desk.activities.events.get(id),
	}[name]();
	if (found?.orgId !== organizationOf(call, world).id) throw new Refused(notFound());
	return id;
}

function commentOf(call: Call, world: World, kind: Kind): EntityComment {
	const entityId = entityOf(call, world, kind);
	const comment = world.desk.comments.byId.get(call.params.commentId ?? '');
	if (comment?.entityId !== entityId) throw new Refused(notFound());
	return comment;
}

function shown(
	{ desk }: World,
	{ name, takesFiles }: Kind,
	comment: EntityComment,
	mention: Shown | undefined,
): Shown {
	const { id, entityId, content, contentType, commenterId, commentedTime, modifiedTime } = comment;
	const agent = desk.agent(commenterId);
	const path = `${name}/${entityId}/comments/${id}`;
	return {
		...{ id, content, contentType, commenterId, commentedTime, modifiedTime },
		encodedContent: null,
		impersonatedUser: null,
		commenter: agent
			? {
					...{ id: agent.id, firstName: agent.firstName, lastName: agent.lastName, email: agent.emailId },
					...{ name: `${agent.firstName} ${agent.lastName}`, type: 'AGENT', photoURL: null },
					roleName: roleName(desk, agent.id),
				}
			: null,
		...mention,
		...(takesFiles ? { attachments: comment.attachments.map((file) => shownFile(file, path)) } : {}),
	};
}

/** What a body says of a comment; a new one has to say its content. */
function written(call: Call, world: World, { takesFiles }: Kind, isNew: boolean): Partial<EntityComment> {
	const known = ['content', 'contentType', ...(takesFiles ? ['attachmentIds'] : [])];
	const body = plainBody(call, known, isNew ? ['content'] : []);
	const { content, contentType } = body;
	if (content !== undefined && (typeof content !== 'string' || content.length > 32_000)) {
		return refuseValue('content');
	}
	if (contentType !== undefined && contentType !== 'html' && contentType !== 'plainText') {
		return refuseValue('contentType');
	}
	return {
		...(content === undefined ? {} : { content }),
		...(contentType === undefined ? {} : { contentType }),
		...(body.attachmentIds === undefined ? {} : { attachments: attachedIn(body, call, world) }),
	};
}

function routesOf(kind: Kind): DeskRoute[] {
	const { name, groups, deleted, usualOrder, isPatched } = kind;
	const collection = `/api/v1/${name}/:entityId/comments`;
	const one = `${collection}/:commentId`;
	const scopes = (operation: string) => groups.map((group) => `${group}.${operation}`);
	const show = (call: Call, world: World, comment: EntityComment) => {
		const isAsked = includesOf(call, ['mentions']).has('mentions');
		const { id: orgId } = organizationOf(call, world);
		const mention = { mention: mentions(world.desk, orgId, comment.content) };
		return shown(world, kind, comment, isAsked ? mention : undefined);
	};
	const reply = (call: Call, world: World, comment: EntityComment) => ok(show(call, world, comment));
	const change = (call: Call, world: World) => {
		const comment = commentOf(call, world, kind);
		Object.assign(comment, written(call, world, kind, false), { modifiedTime: world.desk.now() });
		return reply(call, world, comment);
	};
	const routes: DeskRoute[] = [
		{
			...{ method: 'GET', path: collection, summary: `Comments on one of the ${name}` },
			...{ query: ['include', 'sortBy', 'from', 'limit'], scopes: scopes('READ'), credits: listWeight },
			handle: (call, world) => {
				const { descending } = orderOf(call, ['commentedTime'], usualOrder);
				const comments = world.desk.comments.of(entityOf(call, world, kind));
				const ordered = sorted(comments, ({ commentedTime }) => commentedTime, descending);
				const page = pageOf(call, ordered, { first: 0, usual: 50, most: 100, reach: listReach });
				return listReply(page.map((comment) => show(call, world, comment)));
			},
		},
		{
			...{ method: 'POST', path: collection, summary: `Comments on one of the ${name}` },
			scopes: scopes('UPDATE'),
			handle: (call, world) => {
				const comment: EntityComment = {
					...{ id: world.nextId(), entityId: entityOf(call, world, kind), content: '' },
					...{ contentType: 'html', commenterId: agentOf(call, world).id, modifiedTime: null },
					...{ commentedTime: world.desk.now(), attachments: [] },
					...written(call, world, kind, true),
				};
				world.desk.comments.byId.set(comment.id, comment);
				return reply(call, world, comment);
			},
		},
		{
			...{ method: 'GET', path: one, summary: `One comment on one of the ${name}`, query: ['include'] },
			scopes: scopes('READ'),
			handle: (call, world) => reply(call, world, commentOf(call, world, kind)),
		},
		...(isPatched ? (['PUT', 'PATCH'] as const) : (['PUT'] as const)).map((method) => ({
			...{ method, path: one, summary: `Changes a comment on one of the ${name}` },
			...{ scopes: scopes('UPDATE'), handle: change },
		})),
	];
	if (deleted) {
		routes.push({
			...{ method: 'DELETE', path: one, summary: `Deletes a comment on one of the ${name}` },
			scopes: scopes('UPDATE'),
			handle: (call, world) => {
				world.desk.comments.byId.delete(commentOf(call, world, kind).id);
				return { status: deleted };
			},
		});
	}
	return routes;
}

/** Comments on anything but tickets; only those on tickets are public or private. */
export const entityCommentRoutes: DeskRoute[] = kinds.flatMap(routesOf);
