import type { CrmStore } from './entities';
import { dateTime, shownUser } from './formatters';
import type { CrmRecord } from './records';

/** A file, or a link to one, that belongs to a record. */
export interface Attachment {
	id: string;
	module: string;
	parentId: string;
	name: string;
	/** A link has an address instead of a content. */
	from: { content: Buffer } | { link: string };
	userId: string;
	/** Milliseconds since the epoch. */
	time: number;
}

/** Attached to a record by a user, from now on. */
export function attach(
	crm: CrmStore,
	parent: CrmRecord,
	given: Pick<Attachment, 'name' | 'from' | 'userId'>,
): Attachment {
	const { module, id: parentId } = parent;
	const attachment = { ...given, id: crm.nextId(), module, parentId, time: crm.clock.now() };
	crm.attachments.set(attachment.id, attachment);
	return attachment;
}

export function shownAttachment(crm: CrmStore, attachment: Attachment): Record<string, unknown> {
	const { id, module, parentId, name, from, userId, time } = attachment;
	const user = shownUser(crm, userId);
	const at = dateTime(time, crm.organization.timeZone);
	const parent = crm.record(module, parentId);
	const isLink = 'link' in from;
	return {
		id,
		File_Name: name,
		// Zoho gives sizes as text.
		Size: isLink ? null : String(from.content.length),
		Parent_Id: { name: parent ? crm.nameOf(parent) : null, id: parentId },
		Owner: user,
		Created_By: user,
		Created_Time: at,
		Modified_By: user,
		Modified_Time: at,
		$type: isLink ? 'Link URL' : 'Attachment',
		$se_module: module,
		$link_url: isLink ? from.link : null,
		$file_id: isLink ? null : `file${id}`,
		$field_states: null,
		$sharing_permission: 'full_access',
		$editable: true,
		$state: 'save',
	};
}

/** Fields a list of attachments can be asked for; properties with `$` come along by themselves. */
export const attachmentFields = [
	...['id', 'File_Name', 'Size', 'Parent_Id', 'Owner'],
	...['Created_By', 'Created_Time', 'Modified_By', 'Modified_Time'],
];
