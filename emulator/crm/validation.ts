import { besideErrors, isBeside, seModuleOf } from './besides';
import { duplicate, takenValues } from './duplicates';
import type { CrmStore } from './entities';
import type { Field, Module } from './metadata';
import type { CrmRecord, Values } from './records';
import { type CrmError, crmError, invalidData, mandatory, unknownField, wrongType } from './refusals';
import { type Check, checkValue, isNeverEmpty, isObject, notEmpty } from './values';

/** A written record as it will be kept, or what is wrong with it. */
export interface Validated {
	errors: CrmError[];
	fields: Values;
	tags?: string[];
	layoutId?: string;
}

const longestTag = 25;

/**
 * Checks a record against its module's fields and its layout, and gives the values in their stored form.
 * A name that is no field is refused, and so is a field the API cannot write: Zoho passes over some of these in
 * silence, which hides the caller's slip.
 * @param path where the record stands in the body, `$.data[0]`
 * @param current the record that is updated; undefined for a new one
 */
export function validate(
	crm: CrmStore,
	module: Module,
	given: Record<string, unknown>,
	path: string,
	current?: CrmRecord,
): Validated {
	const validated: Validated = { errors: besideErrors(crm, module, given, path), fields: {} };
	const appended = isObject(given.$append_values) ? given.$append_values : {};
	const seModule = seModuleOf(crm, given, current);
	for (const [name, value] of Object.entries(given)) {
		const place = `${path}.${name}`;
		const field = module.fields.find(({ apiName }) => apiName === name);
		if (isBeside(name)) continue;
		if (!field) validated.errors.push(unknownField(name, place));
		else if (name === 'Layout') validated.layoutId = layoutOf(validated, module, value, place);
		else if (name === 'Tag') validated.tags = tagsOf(validated, value, place);
		else if (field.readOnly) validated.errors.push(invalidData(name, place));
		else if (value === null && isNeverEmpty(field)) validated.errors.push(notEmpty(field, place));
		else if (value === null) validated.fields[name] = null;
		else {
			const check: Check = {
				crm,
				errors: validated.errors,
				current,
				seModule,
				append: appended[name] === true,
			};
			validated.fields[name] = checkValue(check, field, value, place);
		}
	}
	if (seModule !== undefined && '$se_module' in given) validated.fields.$se_module = seModule;
	if (!current) fillDefaults(module, validated.fields);
	validated.errors.push(
		...missingFields(module, validated, path, current),
		...pipelineErrors(module, validated, path, current),
	);
	const taken = takenValues(crm, module, validated.fields, current);
	const alone = validated.errors.length === 0 && taken.length === 1;
	validated.errors.push(...taken.map((value) => duplicate(crm, module, value, path, alone)));
	return validated;
}

function layoutOf({ errors }: Validated, module: Module, value: unknown, path: string): string | undefined {
	const layout = isObject(value) ? module.layouts.find(({ id }) => id === value.id) : undefined;
	if (!layout)
		errors.push(isObject(value) ? invalidData('id', `${path}.id`) : wrongType('Layout', path, 'jsonobject'));
	return layout?.id;
}

function tagsOf({ errors }: Validated, value: unknown, path: string): string[] {
	if (value === null) return [];
	if (!Array.isArray(value)) return (errors.push(wrongType('Tag', path, 'jsonarray')), []);
	return value.map((tag: unknown, index) => {
		const name = isObject(tag) ? tag.name : undefined;
		const place = `${path}[${index}].name`;
		if (typeof name !== 'string') return (errors.push(mandatory('name', place)), '');
		if (name.length > longestTag) errors.push(invalidData('name', place, { maximum_length: longestTag }));
		return name;
	});
}

function fillDefaults(module: Module, fields: Values): void {
	for (const field of module.fields) {
		if (field.defaultValue !== undefined && fields[field.apiName] === undefined) {
			fields[field.apiName] = field.defaultValue;
		}
	}
}

/**
 * Mandatory fields of the module and of the record's layout: needed by a new record, not to be emptied in an
 * old one.
 */
function missingFields(module: Module, validated: Validated, path: string, current?: CrmRecord): CrmError[] {
	const refused = validated.errors.map((error) => error.details.json_path);
	const layoutId = validated.layoutId ?? current?.layoutId;
	const layout = module.layouts.find(({ id }) => id === layoutId) ?? module.layouts[0];
	const isMandatory = (field: Field) => field.mandatory || layout?.required.includes(field.apiName);
	return module.fields
		.filter((field) => {
			const value = validated.fields[field.apiName];
			const missing = current ? value === null : (value ?? null) === null;
			return isMandatory(field) && missing && !refused.includes(`${path}.${field.apiName}`);
		})
		.map((field) => mandatory(field.apiName, `${path}.${field.apiName}`));
}

/** A deal's stage must be one of its pipeline's. */
function pipelineErrors(
	module: Module,
	{ fields }: Validated,
	path: string,
	current?: CrmRecord,
): CrmError[] {
	const stage = fields.Stage;
	const pipeline = fields.Pipeline ?? current?.fields.Pipeline;
	if (!module.pipelines || typeof stage !== 'string' || typeof pipeline !== 'string') return [];
	if (module.pipelines[pipeline]?.includes(stage)) return [];
	const details = { mapped_field: 'Pipeline', api_name: 'Stage', json_path: `${path}.Stage` };
	return [crmError('MAPPING_MISMATCH', "Pipeline doesn't contain the Stage", details)];
}
