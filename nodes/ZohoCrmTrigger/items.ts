import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { keptFor } from '../shared/kept';
import { toErrorJson, toZohoError } from '../shared/transport/nodeError';
import { recordsByIds } from '../ZohoCrm/changedRecords';
import type { Crm } from '../ZohoCrm/crmApi';
import { rowsOf } from '../ZohoCrm/crmCalls';
import { scopes } from '../ZohoCrm/scopes';
import type { EventType } from './form';

/** What happened to a record, as far as Zoho told. */
export interface Happening {
	type: EventType;
	id: string;
	/** ISO 8601; when it happened, or when Zoho told of it. */
	time: string;
	/** API names; undefined where Zoho did not say. */
	changedFields?: string[];
	newValues?: IDataObject;
	/** What a deleted record was called. */
	name?: string;
	/** It was not delivered but read when a gap was caught up. */
	caughtUp?: true;
}

/** What of a trigger's form decides which items come and what is in them. */
export interface Shape {
	module: string;
	output: 'full' | 'fields' | 'ids';
	outputFields?: string[];
	options: {
		ignoreOwn?: boolean;
		changedFields?: string[];
		becomesField?: string;
		becomesValue?: string;
	};
}

/** A connection to Zoho CRM, and what caches of this process know it by. */
export interface Opened {
	crm: Crm;
	key: string;
}

const users = keptFor<string>(3_600_000);

/**
 * The items to start the workflow with: the records as they are now, with what happened to them under `$event`.
 * Happenings that the form's options leave out are missing.
 * @throws ZohoError when the records cannot be had
 */
export async function itemsOf(
	opened: Opened,
	wanted: Shape,
	happenings: Happening[],
): Promise<INodeExecutionData[]> {
	const { module } = wanted;
	const names = namesToFetch(wanted);
	const ids = [...new Set(happenings.filter(({ type }) => type !== 'deleted').map(({ id }) => id))];
	const isFetching = ids.length > 0 && (names === undefined || names.length > 0);
	const records = isFetching ? await recordsByIds(opened.crm, module, ids, names) : undefined;
	const ownUser = wanted.options.ignoreOwn && isFetching ? await currentUser(opened) : undefined;
	return happenings.flatMap((happening) => {
		const record = records?.get(happening.id);
		if (!isWanted(wanted, happening, record, ownUser)) return [];
		const isGone = isFetching && happening.type !== 'deleted' && !record;
		return [item(module, happening, shown(wanted, record), isGone ? gone : undefined)];
	});
}

/** The items when the records could not be had: IDs, what happened, and why there is no more. */
export function itemsWithout(module: string, happenings: Happening[], caught: unknown): INodeExecutionData[] {
	const reason = toErrorJson(toZohoError(caught));
	return happenings.map((happening) => item(module, happening, {}, reason));
}

const gone: IDataObject = {
	code: 'NOT_FOUND',
	message: 'The record is not there any more',
	description: 'It was deleted meanwhile, or the user of the credential may not see it.',
};

function item(
	module: string,
	{ id, name, ...event }: Happening,
	record: IDataObject,
	notFetched?: IDataObject,
): INodeExecutionData {
	const $event = { ...event, module, ...(name ? { name } : {}), ...(notFetched ? { notFetched } : {}) };
	return { json: { ...record, id, $event } };
}

/** The fields to ask for; undefined for all of them, none where the IDs are enough. */
function namesToFetch({ output, outputFields = [], options }: Shape): string[] | undefined {
	if (output === 'full') return undefined;
	const shownNames = output === 'fields' ? outputFields : [];
	const compared = options.becomesField ? [options.becomesField] : [];
	const writers = options.ignoreOwn ? ['Created_By', 'Modified_By'] : [];
	return [...new Set([...shownNames, ...compared, ...writers])];
}

function shown({ output, outputFields = [] }: Shape, record: IDataObject = {}): IDataObject {
	if (output === 'full') return record;
	if (output === 'ids') return {};
	return Object.fromEntries(
		outputFields.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]]),
	);
}

function isWanted(
	{ options }: Shape,
	{ type, changedFields }: Happening,
	record: IDataObject | undefined,
	ownUser: string | undefined,
): boolean {
	if (type === 'deleted') return true;
	const writer = record?.[type === 'created' ? 'Created_By' : 'Modified_By'] as IDataObject | undefined;
	if (ownUser !== undefined && writer?.id === ownUser) return false;
	const { changedFields: watched = [], becomesField, becomesValue = '' } = options;
	const hasChanged = (names: string[]) =>
		type === 'created' || changedFields === undefined || names.some((name) => changedFields.includes(name));
	if (watched.length > 0 && !hasChanged(watched)) return false;
	if (!becomesField) return true;
	return hasChanged([becomesField]) && isValue(record?.[becomesField], becomesValue);
}

/** Whether a field's value is the one in the form; of a lookup its name or ID, of a list one of its members. */
function isValue(value: unknown, text: string): boolean {
	if (Array.isArray(value)) return value.some((member) => isValue(member, text));
	if (typeof value === 'object' && value !== null) {
		const { id, name } = value as IDataObject;
		return isValue(id, text) || isValue(name, text);
	}
	return String(value ?? '').toLowerCase() === text.trim().toLowerCase();
}

async function currentUser({ crm, key }: Opened): Promise<string> {
	return await users.get(key, async () => {
		const query = { type: 'CurrentUser' };
		const body = await crm.call({ method: 'GET', path: ['users'], query, scopes: scopes.readUsers });
		return String(rowsOf(body, 'users')[0]?.id);
	});
}
