import type { CrmStore } from './entities';
import type { RelatedList } from './metadata';
import type { CrmRecord } from './records';
import { type CrmError, crmError, invalidData, unsupportedValue } from './refusals';
import type { ItemAnswer } from './writing';

/** Values of what a link to a campaign says of itself. */
const memberStatuses = [
	...['Planned', 'Invited', 'Sent', 'Received', 'Opened'],
	...['Responded', 'Bounced', 'Opted Out'],
];

/** The links of a record in one of its lists. */
function linksOf(crm: CrmStore, parent: CrmRecord, list: RelatedList): Map<string, Record<string, unknown>> {
	const key = `${parent.module}/${parent.id}/${list.apiName}`;
	const links = crm.relations.get(key) ?? new Map<string, Record<string, unknown>>();
	crm.relations.set(key, links);
	return links;
}

/** The records in a related list: those that are linked, or those with a lookup to the record. */
export function relatedTo(crm: CrmStore, parent: CrmRecord, list: RelatedList): CrmRecord[] {
	if (list.linked) {
		const links = linksOf(crm, parent, list);
		return crm.records(list.module).filter(({ id }) => links.has(id));
	}
	const lookups = (crm.module(list.module)?.fields ?? []).filter(
		({ lookup }) => lookup === parent.module || lookup === 'se_module',
	);
	return crm
		.records(list.module)
		.filter(({ fields }) => lookups.some(({ apiName }) => fields[apiName] === parent.id));
}

/** Links a record, or changes what its link says. */
export function link(
	crm: CrmStore,
	parent: CrmRecord,
	list: RelatedList,
	{ id, ...says }: Record<string, unknown>,
	path: string,
): ItemAnswer {
	const error = linkError(crm, list, String(id), says, path);
	if (error) return error;
	const links = linksOf(crm, parent, list);
	links.set(String(id), { ...links.get(String(id)), ...says });
	return { code: 'SUCCESS', details: { id }, message: 'relation added', status: 'success' };
}

function linkError(
	crm: CrmStore,
	list: RelatedList,
	id: string,
	says: Record<string, unknown>,
	path: string,
): CrmError | undefined {
	if (!crm.record(list.module, id)) {
		const details = { api_name: 'id', json_path: `${path}.id` };
		return crmError('INVALID_DATA', 'the related id given seems to be invalid', details);
	}
	for (const [name, value] of Object.entries(says)) {
		if (list.module !== 'Campaigns' || name !== 'Member_Status') return invalidData(name, `${path}.${name}`);
		if (!memberStatuses.includes(String(value))) {
			return unsupportedValue(name, `${path}.${name}`, memberStatuses);
		}
	}
	return undefined;
}

export function unlink(crm: CrmStore, parent: CrmRecord, list: RelatedList, id: string): ItemAnswer {
	if (linksOf(crm, parent, list).delete(id)) {
		return { code: 'SUCCESS', details: { id }, message: 'relation removed', status: 'success' };
	}
	return crmError('INVALID_DATA', 'the related id given seems to be invalid', { id });
}
