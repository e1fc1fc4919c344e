import type { IDataObject } from 'n8n-workflow';

import { badInput } from '../shared/badInput';
import { keptFor } from '../shared/kept';
import type { Send } from '../shared/transport/types';
import { ZohoError } from '../shared/transport/zohoError';
import { scopes } from './scopes';

/** The organization picker's preset: the node finds it. */
export const FIND_IT = 'auto';

/** An organization as `GET /organizations` describes it; only what the nodes use. */
export interface DeskOrganization extends IDataObject {
	id: string;
	companyName?: string;
	portalName?: string;
	edition?: string;
	/** A truth value by Zoho's schema, a text by its example. */
	isDefault?: boolean | string;
}

/** An account's help desk changes rarely; an hour lets a new default be noticed without a restart. */
const found = keptFor<DeskOrganization>(60 * 60_000);

/** All organizations (help desks) the account belongs to. The one Desk call that needs no organization. */
export async function listOrganizations(send: Send): Promise<DeskOrganization[]> {
	const { body } = await send({
		method: 'GET',
		host: 'desk',
		path: '/api/v1/organizations',
		scopes: scopes.readOrganizations,
	});
	return ((body as { data?: DeskOrganization[] } | undefined)?.data ?? []).map((organization) => ({
		...organization,
		id: String(organization.id),
	}));
}

/** The edition of an organization the user chose; undefined where it is none of the account's. */
export const editionOf = async (send: Send, id: string): Promise<string | undefined> =>
	(await listOrganizations(send)).find((organization) => organization.id === id)?.edition;

/**
 * The organization an operation works in: the chosen one, or the one found for the connection: the only one, or the
 * default one. Found once per connection and process.
 * Throws a ZohoError when the scope to look is missing, when there is none, or when several stand without a default.
 */
export async function organizationFor(
	send: Send,
	connectionKey: string,
	chosen: string,
): Promise<Partial<DeskOrganization> & { id: string }> {
	if (chosen !== FIND_IT) {
		if (/^\d+$/.test(chosen)) return { id: chosen };
		throw badInput(
			'Organization',
			`is "${chosen}", not an ID`,
			'An organization ID has digits only. Pick one from the list.',
		);
	}
	return await found.get(connectionKey, async () => await findOrganization(send));
}

async function findOrganization(send: Send): Promise<DeskOrganization> {
	const organizations = await listOrganizations(send).catch((refusal: unknown) => {
		throw notListed(refusal);
	});
	const [only, ...others] = organizations;
	if (!only) {
		throw new ZohoError({
			code: 'NO_ORGANIZATION',
			message: 'This Zoho account belongs to no Zoho Desk organization',
			description:
				'Sign in with an account that is an agent of your help desk, or check the data center of the credential.',
		});
	}
	const chosen =
		others.length === 0 ? only : organizations.find(({ isDefault }) => String(isDefault) === 'true');
	if (chosen) return chosen;
	const list = organizations.map(
		({ id, companyName, portalName }) => `${companyName ?? portalName ?? '?'} (${id})`,
	);
	throw new ZohoError({
		code: 'SEVERAL_ORGANIZATIONS',
		message: `This Zoho account belongs to ${organizations.length} Zoho Desk organizations and none is marked as default`,
		description: `Choose one in the field 'Organization': ${list.join(', ')}.`,
		field: { apiName: 'organization', label: 'Organization' },
		allowedValues: organizations.map(({ id }) => id),
	});
}

function notListed(refusal: unknown): unknown {
	if (!(refusal instanceof ZohoError) || refusal.code !== 'SCOPE_MISMATCH') return refusal;
	return new ZohoError({
		code: refusal.code,
		httpStatus: refusal.httpStatus,
		scopes: scopes.readOrganizations,
		message: 'The Zoho Desk organization cannot be found: the credential lacks the scope Desk.basic.READ',
		description:
			"Add Desk.basic.READ to the credential's scopes and connect it again, or choose the organization By ID in the field 'Organization'.",
		field: { apiName: 'organization', label: 'Organization' },
	});
}

/** Forgets what was found; for tests that change an account's organizations. */
export const forgetOrganizations = (): void => found.clear();
