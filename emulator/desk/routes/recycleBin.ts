import type { Call, World } from '../../service';
import { agentOf, organizationOf } from '../organization';
import { type DeskRoute, ok } from '../route';
import type { Shown } from '../shown';
import { flag, plainBody, refuseValue } from '../ticketOf';
import { idOf } from '../validation';

/** Whether it was in the organization's recycle bin. */
function restore(id: string, call: Call, world: World): boolean {
	const ticket = world.desk.ofTickets.trashed.get(id);
	if (ticket?.orgId !== organizationOf(call, world).id) return false;
	world.desk.restore(ticket);
	world.desk.ofTickets.happened('TicketRestored', ticket, agentOf(call, world).id, world.desk.now());
	return true;
}

/** What became of one id. */
const result = (id: string, success: boolean): Shown => ({
	...{ id, success },
	errors: success ? null : { errorCode: 'UNPROCESSABLE_ENTITY', httpCode: '422' },
});

/** By Zoho's Recyclebin.json. */
export const recycleBinRoutes: DeskRoute[] = [
	{
		method: 'POST',
		path: '/api/v1/recycleBin/restore',
		summary: 'Brings records back from the recycle bin, and says of each whether it did',
		partly: 'Tickets alone come back, with all that is theirs',
		scopes: ['Desk.settings.UPDATE'],
		credits: () => 6,
		handle: (call, world) => {
			const body = plainBody(call, ['ids', 'isChildNeedToBeRestored'], ['ids']);
			flag(body, 'isChildNeedToBeRestored');
			const given = Array.isArray(body.ids) && body.ids.length > 0 ? body.ids : refuseValue('ids');
			const ids = given.map((id: unknown) => idOf(id) ?? refuseValue('ids'));
			return ok({ results: ids.map((id) => result(id, restore(id, call, world))) });
		},
	},
];
