import type { Call, World } from '../../service';
import { organizationOf } from '../organization';
import type { DeskRoute } from '../route';
import { listed, plainBody } from '../ticketOf';

function trash(
	call: Call,
	world: World,
	key: string,
	find: (id: string) => { id: string; orgId: string } | undefined,
) {
	const { id: orgId } = organizationOf(call, world);
	const records = listed(plainBody(call, [key], [key]), key, (id) => {
		const record = find(id);
		return record?.orgId === orgId ? record : undefined;
	});
	for (const { id } of records) world.desk.trashCustomer(id);
	return { status: 204 };
}

/** A call that names a record that is not there is refused as a whole. */
export const customerTrashRoutes: DeskRoute[] = [
	{
		method: 'POST',
		path: '/api/v1/contacts/moveToTrash',
		summary: 'Moves contacts to the recycle bin',
		scopes: ['Desk.contacts.DELETE'],
		handle: (call, world) => trash(call, world, 'contactIds', (id) => world.desk.contact(id)),
	},
	{
		method: 'POST',
		path: '/api/v1/accounts/moveToTrash',
		summary: 'Moves accounts to the recycle bin',
		scopes: ['Desk.contacts.DELETE'],
		handle: (call, world) => trash(call, world, 'accountIds', (id) => world.desk.account(id)),
	},
];
