import { get, list, type Operation, write } from '../deskOperation';
import * as shapes from '../deskShapes';

/** The file has `Desk.webhooks` too, and not whether it replaces one of these. */
const webhookScopes = (operation: string) => `Desk.events.${operation} Desk.settings.${operation}`;

export const webhooks: Operation[] = [
	list('/webhooks', webhookScopes('READ'), '', shapes.webhook),
	get('/webhooks/{webhookId}', webhookScopes('READ'), '', shapes.webhook),
	write(
		'PATCH /webhooks/{webhookId}',
		webhookScopes('UPDATE'),
		200,
		({ departmentId }) => ({
			subscriptions: { Contact_Add: null, Ticket_Add: { departmentIds: [departmentId] } },
		}),
		{ answer: shapes.webhook },
	),
	write('DELETE /webhooks/{webhookId}', webhookScopes('DELETE'), 200),
];
