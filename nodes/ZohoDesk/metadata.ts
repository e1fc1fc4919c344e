import type { IDataObject } from 'n8n-workflow';

import { keptFor } from '../shared/kept';
import { ZohoError } from '../shared/transport/zohoError';
import type { DeskCall } from './deskApi';
import { scopes } from './scopes';

type DeskChoice = { value: string } | string;

/** A field as `GET /fields` (or the older `GET /organizationFields`) describes it; only what the nodes use. */
export interface DeskField {
	id?: string;
	apiName: string;
	displayLabel?: string;
	type: string;
	isMandatory?: boolean | null;
	isCustomField?: boolean | null;
	isComputed?: boolean | null;
	maxLength?: number | null;
	/** Choices, as `GET /organizationFields` gives them. */
	allowedValues?: DeskChoice[] | null;
	/** Choices, as `GET /fields` gives them. */
	pickListValues?: DeskChoice[] | null;
}

type Call = (call: DeskCall) => Promise<IDataObject>;

/** Long enough for a run of many items, short enough that a new field is there when the user comes back to it. */
const fieldsOfModules = keptFor<DeskField[]>(5 * 60_000);

/** The fields of a help desk's modules, shared by all runs of the process that work in it. */
export function deskFields(call: Call, portalKey: string) {
	const key = (module: string) => `${portalKey}:${module}`;
	const load = (module: string) => async () => await readFields(call, module);
	return {
		fields: async (module: string) => await fieldsOfModules.get(key(module), load(module)),
		freshFields: async (module: string) => await fieldsOfModules.fresh(key(module), load(module)),
	};
}

/** The newer address wants a scope that not every consent carries; the older one is asked where it is refused. */
async function readFields(call: Call, module: string): Promise<DeskField[]> {
	const asked = { method: 'GET' as const, query: { module } };
	const answer = await call({ ...asked, path: ['fields'], scopes: scopes.readFields }).catch(
		async (refusal: unknown) => {
			if (!isNotServed(refusal)) throw refusal;
			const older = { ...asked, path: ['organizationFields'], scopes: scopes.readOrganizationFields };
			return await call(older).catch((refusalOfOlder: unknown) => {
				// It has no custom modules: what a consent lacks for those is the scope of the newer one.
				throw isOfValue(refusalOfOlder) ? refusal : refusalOfOlder;
			});
		},
	);
	return ((answer.data ?? []) as unknown as DeskField[]).filter((field) => field.apiName);
}

const isOfValue = (refusal: unknown): boolean => refusal instanceof ZohoError && refusal.httpStatus === 422;

const isNotServed = (refusal: unknown): boolean =>
	refusal instanceof ZohoError && (refusal.httpStatus === 403 || refusal.httpStatus === 404);

export const labelOf = (field: DeskField): string => field.displayLabel ?? field.apiName;

/** Forgets every help desk's fields; for tests that change them. */
export const forgetMetadata = (): void => fieldsOfModules.clear();
