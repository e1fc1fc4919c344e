import { profiles, reference, shownField } from './fieldFormatters';
import { shownUser } from './formatters';
import type { CrmStore } from './entities';
import type { CustomView, Layout, Module, RelatedList, ViewCriteria } from './metadata';

/** A module as lists of modules show it. */
export const shownModule = (store: CrmStore, module: Module): Record<string, unknown> => ({
	has_more_profiles: false,
	access_type: 'org_based',
	private_profile: null,
	global_search_supported: module.apiSupported && module.fields.length > 0,
	deletable: module.deletable,
	description: null,
	creatable: module.creatable,
	recycle_bin_on_delete: module.deletable,
	modified_time: null,
	plural_label: module.pluralLabel,
	presence_sub_menu: module.creatable,
	actual_plural_label: module.pluralLabel,
	lookupable: module.creatable && module.parentModule === undefined,
	id: module.id,
	isBlueprintSupported: module.creatable && module.parentModule === undefined,
	visibility: 1,
	convertable: module.apiName === 'Leads',
	sub_menu_available: module.creatable,
	editable: module.editable,
	actual_singular_label: module.singularLabel,
	profiles,
	show_as_tab: module.parentModule === undefined,
	web_link: null,
	sequence_number: module.sequenceNumber,
	singular_label: module.singularLabel,
	viewable: module.viewable,
	api_supported: module.apiSupported,
	api_name: module.apiName,
	quick_create: module.creatable,
	modified_by: null,
	generated_type: module.generatedType,
	feeds_required: false,
	public_fields_configured: false,
	arguments: [],
	module_name: module.apiName,
	profile_count: profiles.length,
	business_card_field_limit: 5,
	parent_module: module.parentModule === undefined ? {} : reference(store, module.parentModule),
	status: module.status,
});

/** A module by itself: what a list says, and how it is displayed. */
export function shownModuleDetail(store: CrmStore, module: Module): Record<string, unknown> {
	const defaultView = module.views.find((view) => view.isDefault);
	return {
		...shownModule(store, module),
		display_field: module.displayField,
		search_layout_fields: defaultView?.fields ?? [],
		custom_view: defaultView ? shownViewDetail(store, module, defaultView) : null,
		related_list_properties: { sort_by: null, fields: defaultView?.fields ?? [], sort_order: null },
		filter_status: true,
		per_page: 50,
	};
}

/** Nothing about a layout can be changed here. */
const noActions = (names: string): Record<string, boolean> =>
	Object.fromEntries(names.split(' ').map((name) => [name, false]));

/** A layout with its sections; each field is shown whole, with `required` as this layout has it. */
export const shownLayout = (store: CrmStore, module: Module, layout: Layout): Record<string, unknown> => ({
	id: layout.id,
	name: layout.name,
	api_name: layout.apiName,
	display_label: layout.name,
	status: 'active',
	visible: true,
	generated_type: layout.apiName === 'Standard__s' ? 'default' : 'custom',
	source: 'crm',
	created_for: null,
	created_time: null,
	modified_time: null,
	created_by: null,
	modified_by: null,
	has_more_profiles: false,
	show_business_card: true,
	actions_allowed: noActions('edit rename clone downgrade delete deactivate set_layout_permissions'),
	convert_mapping: null,
	profiles: profiles.map((profile) => ({ ...profile, default: layout.apiName === 'Standard__s' })),
	sections: layout.sections.map((section, index) => ({
		display_label: section.name,
		name: section.name,
		api_name: section.name.replaceAll(' ', '_'),
		sequence_number: index + 1,
		column_count: 2,
		tab_traversal: 'left_to_right',
		type: 'used',
		generated_type: index === 0 ? 'default' : 'custom',
		isSubformSection: false,
		mode: 'default_create',
		actions_allowed: noActions(
			'add_field rename change_tab_traversal reorder delete remove_field change_column_count',
		),
		fields: section.fields.flatMap((apiName, position) => {
			const field = module.fields.find((candidate) => candidate.apiName === apiName);
			if (!field) return [];
			const required = field.mandatory || layout.required.includes(apiName);
			return [{ ...shownField(store, field), required, sequence_number: position + 1 }];
		}),
	})),
});

/** A custom view as lists of views show it. */
export const shownView = (store: CrmStore, view: CustomView): Record<string, unknown> => ({
	id: view.id,
	name: view.name,
	display_value: view.name,
	system_name: view.systemName,
	system_defined: view.systemName !== null,
	default: view.isDefault,
	access_type: 'public',
	category: 'public_views',
	created_time: null,
	modified_time: null,
	last_accessed_time: null,
	created_by: view.systemName === null ? shownUser(store, store.users[0]?.id) : null,
	modified_by: null,
	favorite: null,
	locked: false,
});

/** A custom view by itself: with what it filters by and which columns it has. */
export const shownViewDetail = (
	store: CrmStore,
	module: Module,
	view: CustomView,
): Record<string, unknown> => ({
	...shownView(store, view),
	criteria: view.criteria ? shownCriteria(module, view.criteria) : null,
	fields: view.fields.map((apiName) => ({ ...fieldReference(module, apiName), _pin: false })),
	sort_by: null,
	sort_order: null,
	shared_to: null,
});

const fieldReference = (module: Module, apiName: string) => ({
	api_name: apiName,
	id: module.fields.find((field) => field.apiName === apiName)?.id ?? null,
});

const shownCriteria = (module: Module, criteria: ViewCriteria): Record<string, unknown> =>
	'group' in criteria
		? {
				group_operator: criteria.groupOperator,
				group: criteria.group.map((part) => shownCriteria(module, part)),
			}
		: {
				comparator: criteria.comparator,
				field: fieldReference(module, criteria.field),
				type: 'value',
				value: criteria.value,
			};

/** A related list of a module. */
export const shownRelatedList = (store: CrmStore, module: Module, list: RelatedList, index: number) => ({
	id: list.id,
	sequence_number: String(index + 1),
	display_label: list.label,
	api_name: list.apiName,
	module: reference(store, list.module),
	name: list.apiName,
	action: null,
	href: `${module.apiName}/{ENTITYID}/${list.apiName}`,
	type: 'default',
	connectedmodule: null,
	linkingmodule: null,
	parent_related_lists: null,
	customize_sort: true,
	customize_fields: true,
	customize_display_label: true,
	status: 'visible',
});
