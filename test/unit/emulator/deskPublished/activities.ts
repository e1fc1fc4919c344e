import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';
import type { Shape } from '../deskShapes';

const taskScopes = (operation: string) => `Desk.activities.tasks.${operation} Desk.tasks.${operation}`;

export const tasks: Operation[] = [
	list(
		'/tasks',
		taskScopes('READ'),
		'include departmentIds viewId assignee dueDate isCompleted departmentId limit from sortBy fields filters filterId',
		shapes.taskRow,
		{
			refused: ['fields', 'filters', 'filterId'],
			ask: { include: 'contacts,tickets,assignee,teams,projects', sortBy: '-priority' },
		},
	),
	write(
		'POST /tasks',
		taskScopes('CREATE'),
		200,
		({ departmentId, ticketId }) => ({ subject: 'Ring back', departmentId, ticketId }),
		{ answer: shapes.task },
	),
	get('/tasks/{taskId}', taskScopes('READ'), 'include', shapes.task, {
		ask: { include: 'contacts,tickets,assignee,teams,projects,creator' },
	}),
	write('PATCH /tasks/{taskId}', taskScopes('UPDATE'), 200, () => ({ subject: 'Write back' }), {
		answer: shapes.task,
	}),
	write('POST /tasks/moveToTrash', taskScopes('DELETE'), 204, ({ taskId }) => ({ entityIds: [taskId] })),
	list(
		'/tickets/{ticketId}/tasks',
		`${taskScopes('READ')} Desk.tickets.READ`,
		'include limit from sortBy isSpam isCompleted',
		shapes.taskRow,
		{ ask: { include: 'contacts,tickets,assignee,teams,projects' } },
	),
	list('/tasks/{taskId}/comments', taskScopes('READ'), 'include limit from sortBy', shapes.activityComment, {
		ask: { include: 'mentions' },
	}),
	write('POST /tasks/{taskId}/comments', taskScopes('UPDATE'), 200, () => ({ content: 'First' }), {
		answer: shapes.activityComment,
	}),
	get('/tasks/{taskId}/comments/{taskCommentId}', taskScopes('READ'), 'include', shapes.activityComment, {
		ask: { include: 'mentions' },
	}),
	write(
		'PUT /tasks/{taskId}/comments/{taskCommentId}',
		taskScopes('UPDATE'),
		200,
		() => ({ content: 'Second' }),
		{ answer: shapes.activityComment },
	),
];

const activities = (
	kind: 'calls' | 'events',
	{ row, one, include, asked }: { row: Shape; one: Shape; include: string; asked: Record<string, string> },
): Operation[] => {
	const scopes = (operation: string) => `Desk.activities.${kind}.${operation} Desk.${kind}.${operation}`;
	const id = kind.slice(0, -1);
	return [
		list(
			`/${kind}`,
			scopes('READ'),
			'include startTime departmentIds assignee viewId isCompleted departmentId limit from sortBy fields filters filterId',
			row,
			{
				refused: ['fields', 'filters', 'filterId'],
				ask: { include: 'contacts,tickets,assignee,teams', ...asked },
			},
		),
		write(
			`POST /${kind}`,
			scopes('CREATE'),
			200,
			({ departmentId, contactId, ticketId }) => ({
				...{ subject: 'Visit', departmentId, contactId, ticketId, status: 'In Progress' },
				...{ startTime: '2026-01-01T09:00:00.000Z', duration: '300', priority: 'High' },
				...(kind === 'calls' ? { direction: 'inbound' } : {}),
			}),
			{ answer: one },
		),
		get(`/${kind}/{${id}Id}`, scopes('READ'), 'include', one, { ask: { include } }),
		write(`PATCH /${kind}/{${id}Id}`, scopes('UPDATE'), 200, () => ({ subject: 'Second visit' }), {
			answer: one,
		}),
		write(`POST /${kind}/moveToTrash`, scopes('DELETE'), 204, (known) => ({ entityIds: [known[`${id}Id`]] })),
		list(
			`/tickets/{ticketId}/${kind}`,
			`${scopes('READ')} Desk.tickets.READ`,
			'limit from isSpam isCompleted include sortBy',
			row,
			{ ask: { include: 'contacts,tickets,assignee,teams', sortBy: '-createdTime' } },
		),
	];
};

export const calls = activities('calls', {
	...{ row: shapes.callRow, one: shapes.call, include: 'contacts,tickets,assignee,teams,livecalls' },
	// Its list names two values without the pattern that takes a `-`.
	asked: { sortBy: 'startTime' },
});

export const events = activities('events', {
	...{ row: shapes.eventRow, one: shapes.event, include: 'contacts,tickets,assignee,teams' },
	asked: { sortBy: '-category' },
});
