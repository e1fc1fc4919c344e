import type { CrmStore } from './entities';
import { profiles } from './fieldFormatters';
import { fullNameOf, shownUser } from './formatters';
import type { CrmUser } from './records';

const [administrator, standard] = profiles;

/** A user as lists of users show it. */
export function shownUserDetail(crm: CrmStore, user: CrmUser): Record<string, unknown> {
	const founder = shownUser(crm, crm.users[0]?.id);
	return {
		id: user.id,
		zuid: user.zuid,
		first_name: user.firstName,
		last_name: user.lastName,
		full_name: fullNameOf(user),
		email: user.email,
		status: user.status,
		status_reason__s: null,
		confirm: user.confirmed,
		type__s: 'Regular User',
		role: user.administrator
			? { name: 'CEO', id: '4900000000000015966' }
			: { name: 'Manager', id: '4900000000000015969' },
		profile: user.administrator ? administrator : standard,
		alias: null,
		phone: null,
		mobile: null,
		locale: 'en_US',
		language: 'en_US',
		country_locale: 'en_US',
		time_zone: crm.organization.timeZone,
		date_format: 'MM/dd/yyyy',
		time_format: 'hh:mm a',
		decimal_separator: 'Period',
		number_separator: 'Comma',
		microsoft: false,
		sandboxDeveloper: false,
		Reporting_To: null,
		created_by: founder,
		created_time: null,
		Modified_By: founder,
		Modified_Time: null,
	};
}

/** The organisation; `zgid` is what the upload host wants as `X-CRM-ORG`. */
export function shownOrganization(crm: CrmStore): Record<string, unknown> {
	const { organization, edition, users } = crm;
	return {
		id: organization.id,
		zgid: organization.zgid,
		company_name: organization.name,
		domain_name: `org${organization.zgid}`,
		alias: null,
		type: 'production',
		country: organization.country,
		country_code: organization.country,
		currency: 'US Dollar',
		currency_symbol: organization.currencySymbol,
		iso_code: organization.currency,
		currency_locale: 'en_US',
		time_zone: organization.timeZone,
		primary_zuid: users[0]?.zuid ?? null,
		primary_email: users[0]?.email ?? null,
		website: 'https://marigold.example',
		phone: null,
		mobile: null,
		fax: null,
		street: null,
		city: null,
		state: null,
		zip: null,
		employee_count: null,
		description: null,
		photo_id: null,
		mc_status: false,
		gapps_enabled: false,
		translation_enabled: false,
		privacy_settings: false,
		hipaa_compliance_enabled: false,
		lite_users_enabled: false,
		deletable_org_account: false,
		zia_portal_id: null,
		hierarchy_preferences: { type: 'Role_Hierarchy', strictly_reporting: null },
		license_details: {
			paid: edition !== 'free',
			paid_type: edition,
			paid_expiry: null,
			trial_type: null,
			trial_expiry: null,
			users_license_purchased: users.length,
			portal_users_license_purchased: 0,
		},
	};
}
