import type { CrmStore } from './entities';
import type { Module } from './metadata';
import type { CrmRecord } from './records';
import { type CrmError, invalidData, unknownField, wrongType } from './refusals';
import { isObject } from './values';

type Given = Record<string, unknown>;

/** Whether a name stands beside the fields of a written record, and means something of its own. */
export const isBeside = (name: string): boolean => name === '$append_values' || name === '$se_module';

/** What is wrong with what stands beside the fields. */
export function besideErrors(crm: CrmStore, module: Module, given: Given, path: string): CrmError[] {
	const errors = '$append_values' in given ? appendErrors(module, given, `${path}.$append_values`) : [];
	const related = given.$se_module ?? null;
	const isKnown = related === null || crm.module(String(related))?.apiSupported;
	return isKnown ? errors : [...errors, invalidData('$se_module', `${path}.$se_module`)];
}

/** Which choices are added to those that are there: `{ "Style_Interests": true }`. */
function appendErrors(module: Module, { $append_values: appended }: Given, path: string): CrmError[] {
	if (!isObject(appended)) return [wrongType('$append_values', path, 'jsonobject')];
	return Object.entries(appended).flatMap(([name, append]) => {
		const place = `${path}.${name}`;
		const field = module.fields.find(({ apiName }) => apiName === name);
		if (field?.dataType !== 'multiselectpicklist') return [unknownField(name, place)];
		return typeof append === 'boolean' ? [] : [wrongType(name, place, 'boolean')];
	});
}

/** The module that `What_Id` leads to: the one the write names, else the record's own. */
export function seModuleOf(crm: CrmStore, given: Given, current?: CrmRecord): string | undefined {
	const name = given.$se_module ?? current?.fields.$se_module;
	return typeof name === 'string' && crm.module(name)?.apiSupported ? name : undefined;
}
