import type { CrmStore } from './entities';
import { type Field, jsonTypeOf } from './metadata';

/** The profiles of the organisation, all with access to everything. */
export const profiles = [
	{ name: 'Administrator', id: '4900000000000015972' },
	{ name: 'Standard', id: '4900000000000015975' },
];

/** How metadata mentions a module. */
export const reference = (store: CrmStore, apiName: string) => ({
	api_name: apiName,
	id: store.module(apiName)?.id ?? null,
});

/** A field as `settings/fields` and layouts show it. */
export function shownField(store: CrmStore, field: Field): Record<string, unknown> {
	const writable = !field.readOnly;
	return {
		id: field.id,
		api_name: field.apiName,
		field_label: field.label,
		display_label: field.label,
		data_type: field.dataType,
		json_type: jsonTypeOf(field),
		length: field.length,
		decimal_place: field.decimalPlace,
		system_mandatory: field.mandatory,
		custom_field: field.custom,
		created_source: 'default',
		visible: field.visible,
		virtual_field: false,
		read_only: field.readOnly,
		field_read_only: field.readOnly,
		type: 'used',
		webhook: true,
		operation_type: {
			web_view: true,
			web_create: writable,
			web_update: writable,
			api_create: writable,
			api_update: writable,
		},
		view_type: {
			view: field.visible,
			edit: field.visible && writable,
			quick_create: field.mandatory,
			create: field.visible && writable,
		},
		pick_list_values: (field.values ?? []).map((value, index) => ({
			id: value.id,
			display_value: value.displayValue,
			actual_value: value.actualValue,
			reference_value: value.actualValue,
			sequence_number: index + 1,
			colour_code: null,
			type: 'used',
			maps: [],
		})),
		pick_list_values_sorted_lexically: false,
		lookup: field.lookup === undefined ? {} : lookupOf(store, field, field.lookup),
		multiselectlookup: field.dataType === 'multiselectlookup' ? linkingOf(store, field) : {},
		multiuserlookup: field.dataType === 'multiuserlookup' ? linkingOf(store, field) : {},
		multi_module_lookup: {},
		subform:
			field.subform === undefined ? null : { module: field.subform, id: store.module(field.subform)?.id },
		associated_module:
			field.subform === undefined ? null : { module: field.subform, id: store.module(field.subform)?.id },
		// The earlier name is the one Zoho's SDK reads.
		unique: field.unique
			? {
					casesensitive: String(field.unique.caseSensitive),
					case_sensitive: field.unique.caseSensitive,
				}
			: {},
		external: null,
		auto_number: field.autoNumber
			? {
					prefix: field.autoNumber.prefix,
					suffix: field.autoNumber.suffix,
					start_number: field.autoNumber.startNumber,
				}
			: {},
		formula: field.formula
			? { return_type: field.formula.returnType, expression: field.formula.expression }
			: {},
		textarea: field.textarea ? { type: field.textarea } : null,
		currency: field.dataType === 'currency' ? { rounding_option: 'normal', precision: 2 } : {},
		rollup_summary: {},
		crypt: null,
		private: null,
		tooltip: null,
		history_tracking: null,
		history_tracking_enabled: false,
		display_format: null,
		display_format_properties: null,
		enable_colour_code: false,
		colour_code_enabled_by_system: false,
		customizable_properties: null,
		association_details: null,
		businesscard_supported: field.visible,
		separator: false,
		display_field: isDisplayField(store, field),
		parent_field: null,
		child_fields: null,
		address: null,
		range: null,
		global_picklist: null,
		additional_column: null,
		display_type: -1,
		public: false,
		email_parser: { fields_update_supported: false, record_operations_supported: false },
		created_time: null,
		modified_time: null,
		default_value: field.defaultValue ?? null,
		searchable: field.visible,
		sortable: !['subform', 'multiselectlookup', 'multiuserlookup', 'textarea'].includes(field.dataType),
		filterable: field.visible,
		mass_update: writable && field.visible && !field.unique,
		profiles: profiles.map((profile) => ({
			...profile,
			permission_type: writable ? 'read_write' : 'read_only',
		})),
		convert_mapping: null,
		ui_type: 1,
	};
}

/** Whether it is what names the records of its module. */
const isDisplayField = (store: CrmStore, field: Field): boolean =>
	[...store.modules.values()].some(
		({ displayField, fields }) => displayField === field.apiName && fields.includes(field),
	);

const lookupOf = (store: CrmStore, field: Field, module: string): Record<string, unknown> => ({
	display_label: `${field.label}s`,
	revalidate_filter_during_edit: false,
	api_name: `${field.apiName}__r`,
	module: reference(store, module),
	id: field.id,
	query_details: {},
});

/** In the form of the newest specification (CRM v8, fields); earlier ones have `connectedlookup_apiname` and the like. */
function linkingOf(store: CrmStore, field: Field): Record<string, unknown> {
	if (!field.linking) return {};
	const { module, connectedModule, lookupApiName, connectedLookupApiName } = field.linking;
	const named = (apiName: string) => {
		const lookup = store.field(module, apiName);
		return { api_name: apiName, field_label: lookup?.label ?? apiName, id: lookup?.id ?? null };
	};
	const labelled = (apiName: string) => ({
		...reference(store, apiName),
		plural_label: store.module(apiName)?.pluralLabel ?? apiName,
	});
	return {
		linking_details: {
			module: labelled(module),
			lookup_field: named(lookupApiName),
			connected_lookup_field: named(connectedLookupApiName),
		},
		...(connectedModule
			? { connected_details: { module: labelled(connectedModule), layouts: [] } }
			: { record_access: false }),
	};
}
