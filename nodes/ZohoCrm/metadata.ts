import { IANAZone } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { keptFor } from '../shared/kept';
import { toZohoError } from '../shared/transport/nodeError';
import { type CrmCalls, rowsOf } from './crmCalls';
import { scopes } from './scopes';

/** A field as `GET /settings/fields` describes it; only what the nodes use. */
export interface CrmField {
	id: string;
	api_name: string;
	field_label?: string;
	display_label?: string;
	data_type: string;
	json_type?: string;
	length?: number;
	decimal_place?: number | null;
	system_mandatory?: boolean;
	visible?: boolean;
	virtual_field?: boolean;
	mass_update?: boolean;
	custom_field?: boolean;
	field_read_only?: boolean;
	read_only?: boolean;
	operation_type?: { api_create?: boolean; api_update?: boolean };
	pick_list_values?: Array<{ display_value: string; actual_value: string; type?: string }>;
	default_value?: unknown;
	lookup?: { module?: { api_name?: string } };
	multiselectlookup?: LinkingField | null;
	multiuserlookup?: LinkingField | null;
	/** A subform's own module, which describes its rows; earlier versions name it in `subform`. */
	associated_module?: { module?: string; api_name?: string } | null;
	subform?: { module?: string } | null;
	unique?: IDataObject | null;
	tooltip?: { name?: string; value?: string } | null;
}

/**
 * How a field that holds several records or users is kept: as records of a linking module. The current specification
 * (CRM v8, fields) nests it under `linking_details`, the earlier one has it flat.
 */
export interface LinkingField {
	linking_details?: { connected_lookup_field?: { api_name?: string } };
	connected_details?: { module?: { api_name?: string } };
	connectedlookup_apiname?: string;
	connected_module?: string | { api_name?: string };
}

/** A layout as `GET /settings/layouts` describes it; only what the nodes use. */
export interface CrmLayout {
	id: string;
	name: string;
	sections?: Array<{ fields?: Array<{ api_name: string; required?: boolean }> }>;
}

/** A user as `GET /users` describes it; only what the nodes use. */
export interface CrmUser {
	id: string;
	full_name: string;
	email: string;
}

/** A module as `GET /settings/modules` describes it; only what the nodes use. */
export interface CrmModule {
	api_name: string;
	singular_label?: string;
	plural_label?: string;
	module_name?: string;
	generated_type?: string;
	api_supported?: boolean;
	viewable?: boolean;
	/** Only when one module is asked for; Zoho's specification allows both forms. */
	display_field?: string | { api_name?: string } | null;
}

/** A custom view as `GET /settings/custom_views` describes it; only what the nodes use. */
export interface CrmView {
	id: string;
	display_value?: string;
	name?: string;
}

export interface Metadata {
	/** Kept for five minutes. */
	fields(module: string): Promise<CrmField[]>;
	freshFields(module: string): Promise<CrmField[]>;
	/** Field labels by API name, for error texts; empty when they cannot be had. */
	labels(module: string): Promise<Map<string, string>>;
	modules(): Promise<CrmModule[]>;
	module(module: string): Promise<CrmModule | undefined>;
	views(module: string): Promise<CrmView[]>;
	/** Kept for five minutes; empty where the credential may not read layouts, and for modules without. */
	layouts(module: string): Promise<CrmLayout[]>;
	/** The active users, kept for five minutes. */
	users(): Promise<CrmUser[]>;
	/** The organisation's, such as `Europe/Lisbon`, kept for five minutes; undefined where it may not be read. */
	timeZone(): Promise<string | undefined>;
}

/** Long enough for a run of many batches, short enough that a new field is there when the user comes back to it. */
const KEPT = 5 * 60_000;
const fieldsOfModules = keptFor<CrmField[]>(KEPT);
const layoutsOfModules = keptFor<CrmLayout[]>(KEPT);
const usersOfAccounts = keptFor<CrmUser[]>(KEPT);
const zonesOfAccounts = keptFor<string | undefined>(KEPT);
/** What Zoho says when the credential's scopes or its user's profile do not reach. */
const NOT_ALLOWED = new Set(['OAUTH_SCOPE_MISMATCH', 'NO_PERMISSION', 'AUTHORIZATION_FAILED']);

/** Metadata of an account. Fields are shared by all runs of the process that use the same connection. */
export function metadataOf(
	{ call, pages }: Pick<CrmCalls, 'call' | 'pages'>,
	connectionKey: string,
): Metadata {
	/** `GET /settings/{what}`, whose answer holds a list under the first segment's name. */
	const settings = async <Item>(what: [string, ...string[]], allowedBy: readonly string[], query = {}) => {
		const body = await call({ method: 'GET', path: ['settings', ...what], query, scopes: allowedBy });
		return (body[what[0]] ?? []) as Item[];
	};
	const key = (module: string) => `${connectionKey}:${module}`;
	const load = (module: string) => async () =>
		await settings<CrmField>(['fields'], scopes.readFields, { module });
	const fields = async (module: string) => await fieldsOfModules.get(key(module), load(module));
	return {
		fields,
		freshFields: async (module) => await fieldsOfModules.fresh(key(module), load(module)),
		labels: async (module) => {
			const known = await fields(module).catch((): CrmField[] => []);
			return new Map(known.map((field) => [field.api_name, labelOf(field)]));
		},
		modules: async () => await settings<CrmModule>(['modules'], scopes.readModules),
		module: async (module) => (await settings<CrmModule>(['modules', module], scopes.readModules))[0],
		views: async (module) => await settings<CrmView>(['custom_views'], scopes.readViews, { module }),
		layouts: async (module) =>
			await layoutsOfModules.get(
				key(module),
				async () =>
					await settings<CrmLayout>(['layouts'], scopes.readLayouts, { module }).catch(
						unlessRefused<CrmLayout[]>([]),
					),
			),
		users: async () =>
			await usersOfAccounts.get(connectionKey, async () => {
				const query = { type: 'ActiveUsers' };
				const users: CrmUser[] = [];
				const listed = pages(
					{ method: 'GET', path: ['users'], query, scopes: scopes.readUsers },
					Infinity,
					'users',
				);
				for await (const { id, full_name, email } of listed) {
					users.push({ id: String(id), full_name: String(full_name), email: String(email) });
				}
				return users;
			}),
		timeZone: async () =>
			await zonesOfAccounts.get(connectionKey, async () => {
				const asked = call({ method: 'GET', path: ['org'], scopes: scopes.readOrganization });
				const [organization] = rowsOf(await asked.catch(unlessRefused<IDataObject>({})), 'org');
				const zone = organization?.time_zone;
				return typeof zone === 'string' && IANAZone.isValidZone(zone) ? zone : undefined;
			}),
	};
}

const unlessRefused =
	<Value>(instead: Value) =>
	(refusal: unknown): Value => {
		const error = toZohoError(refusal);
		if (NOT_ALLOWED.has(error.code) || error.httpStatus === 400) return instead;
		throw error;
	};

export const labelOf = (field: CrmField): string =>
	field.display_label ?? field.field_label ?? field.api_name;

/** Forgets what every account said of itself; for tests that change them. */
export const forgetMetadata = (): void =>
	[fieldsOfModules, layoutsOfModules, usersOfAccounts, zonesOfAccounts].forEach((kept) => kept.clear());
