import type { Call, World } from '../../service';
import { shownUpload, type Upload } from '../conversation';
import { agentOf, organizationOf } from '../organization';
import { emptyPayload, Refused } from '../refusals';
import { type DeskRoute, ok } from '../route';
import { listed } from '../ticketOf';

/** The uploads a body attaches under `attachmentIds`; each is the organization's own. */
export function attachedIn(body: Record<string, unknown>, call: Call, world: World): Upload[] {
	if ((body.attachmentIds ?? null) === null) return [];
	if (Array.isArray(body.attachmentIds) && body.attachmentIds.length === 0) return [];
	const { id: orgId } = organizationOf(call, world);
	return listed(body, 'attachmentIds', (id) => {
		const upload = world.desk.ofTickets.uploads.get(id);
		return upload?.orgId === orgId ? upload : undefined;
	});
}

export const uploadRoutes: DeskRoute[] = [
	{
		method: 'POST',
		path: '/api/v1/uploads',
		summary: 'Takes a file that answers and comments can attach',
		accepts: 'multipart',
		scopes: ['Desk.basic.CREATE'],
		handle: (call, world) => {
			const [file, ...others] = call.files;
			if (!file || others.length > 0 || file.field !== 'file') throw new Refused(emptyPayload());
			const { name, type, content } = file;
			const { desk } = world;
			const upload: Upload = {
				id: world.nextId(),
				orgId: organizationOf(call, world).id,
				...{ name, type, content },
				creatorId: agentOf(call, world).id,
				createdTime: desk.now(),
			};
			desk.ofTickets.uploads.set(upload.id, upload);
			return ok(shownUpload(upload));
		},
	},
];
