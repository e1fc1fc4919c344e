import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { made } from '../shared/transport/perhapsWritten';
import type { Portal } from './deskApi';
import { bodyOf } from './values';

/** A module whose records are written by the fields of its layouts. */
export interface Module {
	/** As paths and `GET /fields` name it, such as `products`. */
	name: string;
	createScopes: readonly string[];
	updateScopes: readonly string[];
	/** Labels of what is sent beside the fields, by its name in the body. */
	labels?: Record<string, string>;
}

/** Creates a record. `beside` is what the call takes beside the fields. Throws a ZohoError naming the field. */
export async function createRecord(
	portal: Portal,
	{ name, createScopes, labels = {} }: Module,
	values: IDataObject,
	beside: IDataObject = {},
): Promise<IDataObject> {
	const { body, labelOf } = bodyOf(await portal.fields(name), values, name);
	return made(
		await portal.call({
			method: 'POST',
			path: [name],
			body: { ...body, ...beside },
			labelOf: (apiName) => labels[apiName] ?? labelOf(apiName),
			scopes: createScopes,
		}),
	);
}

/** Changes the given fields of a record only. Throws a ZohoError naming the field, or where nothing is given. */
export async function updateRecord(
	portal: Portal,
	{ name, updateScopes, labels = {} }: Module,
	id: string,
	values: IDataObject,
	beside: IDataObject = {},
): Promise<IDataObject> {
	const { body, labelOf } = bodyOf(await portal.fields(name), values, name);
	const whole = { ...body, ...beside };
	if (Object.keys(whole).length === 0) {
		throw badInput('Fields', 'has nothing to write', 'Add at least one field and give it a value.');
	}
	return await portal.call({
		method: 'PATCH',
		path: [name, id],
		body: whole,
		labelOf: (apiName) => labels[apiName] ?? labelOf(apiName),
		scopes: updateScopes,
	});
}
