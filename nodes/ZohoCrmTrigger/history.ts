import type { IDataObject } from 'n8n-workflow';

import type { Crm } from '../ZohoCrm/crmApi';
import { scopes, scopesFor } from '../ZohoCrm/scopes';
import type { Gap } from './memory';

/** More events than this in a gap are not looked at. */
const MOST_EVENTS = 1_000;

/**
 * Which fields of a record changed in a stretch of time, and to what, from the record's timeline. A list of changed
 * records does not tell; this takes a call for each, so it is only asked where an option depends on it.
 */
export async function changedIn(
	crm: Crm,
	module: string,
	id: string,
	{ from, to }: Pick<Gap, 'from' | 'to'>,
): Promise<{ changedFields: string[]; newValues: IDataObject }> {
	const newValues: IDataObject = {};
	const events = crm.pages(
		{
			method: 'GET',
			path: [module, id, '__timeline'],
			query: { sort_by: 'audited_time', sort_order: 'desc' },
			scopes: scopesFor(scopes.readRecords, module),
		},
		MOST_EVENTS,
		'__timeline',
	);
	for await (const { audited_time: time, field_history: history } of events) {
		const at = Date.parse(String(time));
		if (at < from) break;
		if (at >= to) continue;
		for (const { api_name: name, _value: value } of (history ?? []) as IDataObject[]) {
			// The newest comes first.
			if (!Object.hasOwn(newValues, String(name)))
				newValues[String(name)] = (value as IDataObject | undefined)?.new;
		}
	}
	return { changedFields: Object.keys(newValues), newValues };
}
