import { get, list, type Operation } from '../deskOperation';
import { more, type Shape, shape } from '../deskShapes';

const organization = shape(
	`alias city companyName country currencyCode currencyLocale currencySymbol description designation edition
	employeeCount employeeCountRange faviconURL fax id industry isAdminInOrg isDefault isPayloadEncryptionEnabled
	isSandboxPortal logoURL migrationFrom mobile phoneNumber portalName portalURL preferredCommunicationChannels
	preferredSolution primaryContact state street timeZone website zip`,
);

const view = shape(
	'id name viewName isCustomView isLocked deprecatedViewId',
	'displayLabel sanitizedName createdBy',
);

const layout = shape(
	`createdBy createdTime hasLogo id isDefaultLayout isStandardLayout layoutDesc layoutDisplayName layoutName module
	modifiedBy modifiedTime photoURL skipDeptAccessValidation status`,
	'departmentId',
);

/** What every field has, and what some types have beside. */
const field = (sometimes: string, within: Record<string, Shape> = {}): Shape =>
	shape(
		'apiName displayLabel i18NLabel id isCustomField isEncryptedField isMandatory maxLength name type',
		`decimalPlaces roundingOption roundingPrecision defaultValue ${sometimes}`,
		within,
	);
const choice = shape('value', 'statusType');
const lookup = shape('onDelete relatedListLabel module', '', { module: shape('apiName id nameField') });

const newField = field(
	`isTrackLastActivityTime isIndexed isComputed isInternalState isBasic isIdentifier isPresence isSortable sourceType
	createdBy modifiedBy createdTime modifiedTime showToHelpCenter toolTipType toolTip pickListValues subType lookup
	properties returnType`,
	{ pickListValues: choice, lookup },
);
const oldField = more(
	field('allowedValues lookup lookupProperties properties', { allowedValues: choice, lookup }),
	'isTrackLastActivityTime',
);
const fieldOfLayout = more(
	field('allowedValues sortBy isNested restoreOnReplyValues toolTip toolTipType'),
	'isTrackLastActivityTime isRemovable isSystemMandatory',
);

const ofOrganizations = 'Desk.basic.READ Desk.organization.READ Desk.settings.READ';

/** Organization.json, CustomView.json, Layout.json, Field.json, FieldOld.json */
export const configured: Operation[] = [
	list('/organizations', ofOrganizations, '', organization, { outsideOrganizations: true }),
	list('/accessibleOrganizations', ofOrganizations, '', organization, { outsideOrganizations: true }),
	get(
		'/organizations/{organizationId}',
		ofOrganizations,
		'includeCustomDomain',
		more(organization, 'customDomain'),
		{ ask: { includeCustomDomain: 'true' } },
	),
	list('/views', 'Desk.settings.READ Desk.basic.READ', 'module departmentId', view, {
		ask: { module: 'tickets' },
	}),
	list(
		'/layouts',
		'Desk.basic.READ Desk.layouts.READ',
		'status from limit layoutName module departmentId id',
		more(layout, 'layoutProfiles', '', { layoutProfiles: shape('id isDefault profileName type') }),
		{ ask: { module: 'tickets', status: 'all', limit: '99' } },
	),
	get(
		'/layouts/{layoutId}',
		'Desk.basic.READ Desk.layouts.READ',
		'',
		more(layout, 'sections', '', {
			sections: shape('fields id name isCustomSection', 'i18NLabel', { fields: fieldOfLayout }),
		}),
	),
	list(
		'/fields',
		'Desk.basic.READ Desk.fields.READ',
		'apiNames filter module associatedDepartments',
		newField,
		{ ask: { module: 'tickets', filter: "isComputed='false'" } },
	),
	get(
		'/fields/{fieldId}',
		'Desk.fields.READ Desk.settings.READ',
		'',
		more(newField, 'associatedDepartments', '', {
			associatedDepartments: shape('data hasMore href', '', { data: shape('id name') }),
		}),
	),
	list('/organizationFields', 'Desk.basic.READ Desk.fields.READ', 'apiNames module departmentId', oldField, {
		ask: { module: 'contacts' },
	}),
	// Tickets alone say whether the help center shows a field.
	list(
		'/organizationFields',
		'Desk.basic.READ Desk.fields.READ',
		'apiNames module departmentId',
		more(oldField, 'showToHelpCenter'),
		{ ask: { module: 'tickets' } },
	),
];
