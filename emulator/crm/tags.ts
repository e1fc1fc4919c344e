import type { CrmStore } from './entities';
import { dateTime, shownUser } from './formatters';

/** A word by which the records of a module can be told. */
export interface Tag {
	id: string;
	module: string;
	name: string;
	color: string | null;
	createdBy: string;
	modifiedBy: string;
	/** Milliseconds since the epoch. */
	createdTime: number;
	modifiedTime: number;
}

/** Zoho's own colours; Zoho CRM v8, create tags. */
export const tagColors = [
	...['#57B1FD', '#879BFC', '#658BA8', '#FD87BD', '#969696', '#F48435', '#1DB9B4'],
	...['#E7A826', '#63C57E', '#F17574', '#D297EE', '#A8C026', '#B88562'],
];

/** A new tag, whatever others there are. */
export function makeTag(
	crm: CrmStore,
	{ module, name, color = null, by }: { module: string; name: string; color?: string | null; by: string },
): Tag {
	const time = crm.clock.now();
	const stamps = { createdBy: by, modifiedBy: by, createdTime: time, modifiedTime: time };
	const tag = { id: crm.nextId(), module, name, color, ...stamps };
	crm.allTags.push(tag);
	return tag;
}

/** Gives a tag another name or colour; records that have it have it still. */
export function changeTag(
	crm: CrmStore,
	tag: Tag,
	{ name, color = tag.color }: { name: string; color?: string | null },
	by: string,
): void {
	for (const record of crm.records(tag.module)) {
		record.tags = record.tags.map((one) => (one === tag.name ? name : one));
	}
	Object.assign(tag, { name, color, modifiedBy: by, modifiedTime: crm.clock.now() });
}

/** Takes a tag from its module and from all its records. */
export function removeTag(crm: CrmStore, tag: Tag): void {
	crm.allTags.splice(crm.allTags.indexOf(tag), 1);
	for (const record of crm.records(tag.module)) {
		record.tags = record.tags.filter((name) => name !== tag.name);
	}
}

/** What had the one tag has the other from now on; the one is gone. */
export function mergeTags(crm: CrmStore, gone: Tag, kept: Tag, by: string): void {
	for (const record of crm.records(kept.module)) {
		record.tags = [...new Set(record.tags.map((name) => (name === gone.name ? kept.name : name)))];
	}
	removeTag(crm, gone);
	Object.assign(kept, { modifiedBy: by, modifiedTime: crm.clock.now() });
}

export const shownTag = (crm: CrmStore, tag: Tag): Record<string, unknown> => ({
	name: tag.name,
	...tagDetails(crm, tag),
});

/** All of a tag but its name. */
export function tagDetails(crm: CrmStore, tag: Tag): Record<string, unknown> {
	const { timeZone } = crm.organization;
	return {
		created_time: dateTime(tag.createdTime, timeZone),
		modified_time: dateTime(tag.modifiedTime, timeZone),
		modified_by: shownUser(crm, tag.modifiedBy),
		id: tag.id,
		created_by: shownUser(crm, tag.createdBy),
		color_code: tag.color,
	};
}
