import type { IDataObject } from 'n8n-workflow';

import { ZohoError } from '../shared/transport/zohoError';

/** Whose token it is. */
export interface Profile extends IDataObject {
	zuid: string;
	email?: string;
	firstName?: string;
	lastName?: string;
	displayName?: string;
	organizationId: string;
	/** Zoho's name of the field that `organizationId` comes from. */
	organizationIdSource: string;
}

/** Data centres name the organisation differently, and some do not tell it. In order of preference, lower case. */
const ORGANIZATION_KEYS = ['orgid', 'org_id', 'organizationid', 'organization_id', 'zgid', 'zoid'];

/** @throws ZohoError when the answer names no user */
export function profileOf(body: unknown): Profile {
	const answer = Object.entries((body ?? {}) as IDataObject);
	const find = (...names: string[]) =>
		names
			.map((name) => answer.find(([key]) => key.toLowerCase() === name))
			.find((entry) => entry !== undefined && isFilled(entry[1]));
	const textOf = (...names: string[]) => {
		const found = find(...names);
		return found && String(found[1]);
	};
	const user = find('zuid', 'sub');
	if (!user) {
		throw new ZohoError({
			code: 'NO_USER',
			message: 'Zoho answered without a user',
			description: 'Check the Data Center or the Accounts URL.',
		});
	}
	const [source, organizationId] = find(...ORGANIZATION_KEYS) ?? user;
	return {
		zuid: String(user[1]),
		email: textOf('email'),
		firstName: textOf('first_name', 'given_name'),
		lastName: textOf('last_name', 'family_name'),
		displayName: textOf('display_name', 'name'),
		organizationId: String(organizationId),
		organizationIdSource: source,
	};
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
