import type { IDataObject } from 'n8n-workflow';

import { keptFor } from '../shared/kept';
import type { CrmCalls } from './crmCalls';
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
	custom_field?: boolean;
	field_read_only?: boolean;
	read_only?: boolean;
	operation_type?: { api_create?: boolean; api_update?: boolean };
	pick_list_values?: Array<{ display_value: string; actual_value: string; type?: string }>;
	lookup?: { module?: { api_name?: string } };
	unique?: IDataObject | null;
	tooltip?: { name?: string; value?: string } | null;
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
}

/** Long enough for a run of many batches, short enough that a new field is there when the user comes back to it. */
const fieldsOfModules = keptFor<CrmField[]>(5 * 60_000);

/** Metadata of an account. Fields are shared by all runs of the process that use the same connection. */
export function metadataOf({ call }: Pick<CrmCalls, 'call'>, connectionKey: string): Metadata {
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
	};
}

export const labelOf = (field: CrmField): string =>
	field.display_label ?? field.field_label ?? field.api_name;

/** Forgets every account's fields; for tests that change them. */
export const forgetMetadata = (): void => fieldsOfModules.clear();
