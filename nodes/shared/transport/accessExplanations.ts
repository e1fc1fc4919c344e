import type { Explain } from './explanations';

/** The token itself was refused, also after a new one was fetched. */
const tokenRefused: Explain = (_refusal, { product }) => ({
	message: `${product} does not accept the access token, not even a new one`,
	description:
		'Check the Data Center of the credential: it must be the one whose address you use in the browser (zoho.com, zoho.eu …), and a token of a sandbox works in that sandbox only. Then connect the credential again.',
});

const notAuthenticated: Explain = (_refusal, { product }) => ({
	message: `${product} could not tell who is calling`,
	description:
		'Connect the credential again. If it goes on, check that the Zoho user is active and that API access is switched on for their profile.',
});

const scopeMissing: Explain = (_refusal, { product, scopes }) => {
	const [only, ...others] = scopes;
	return {
		message: only
			? `The credential lacks the scope ${others.length === 0 ? only : `${scopes.slice(0, -1).join(', ')} or ${scopes.at(-1)}`}`
			: `The credential lacks a scope that ${product} asks for here`,
		description: `A token keeps the scopes it was made with: add ${others.length > 0 ? 'one of them' : 'it'} to the scopes of the credential and connect it again (a Self Client with a new grant token).`,
	};
};

/** `details.permissions` names the permissions of CRM's profiles. */
const noPermission: Explain = ({ details }, { product }) => {
	const permissions = Array.isArray(details.permissions) ? details.permissions.map(String) : [];
	if (permissions.includes('Crm_Implied_Api_Access')) {
		return {
			message: `The user of the credential may not use the API of ${product}`,
			description:
				'Switch it on in Zoho CRM: Setup → Security Control → Profiles → the profile of the user → Developer Permissions → Zoho CRM API Access.',
		};
	}
	const named = permissions.length > 0 ? ` (${permissions.join(', ')})` : '';
	return {
		message: `The user of the credential lacks a permission in ${product}${named}`,
		description:
			'Ask an administrator to add it to the profile of the user, or connect the credential as a user who has it. Connecting it again as the same user changes nothing.',
	};
};

const notAuthorized: Explain = (_refusal, { product }) => ({
	message: `The user of the credential may not do this with this record or module of ${product}`,
	description:
		"The user's profile, role or sharing rules do not allow it. Ask an administrator, or connect the credential as another user; it is not a matter of scopes.",
});

const forbidden: Explain = (_refusal, { product }) => ({
	message: `The user of the credential may not do this in ${product}`,
	description:
		'Check the permissions of their profile, and that they belong to the department (Setup → User Management).',
});

const wrongOrganization: Explain = () => ({
	message: "The credential's user does not belong to this Zoho Desk organization",
	description:
		"Choose the field 'Organization' from its list, which shows the organizations of this user. The organization IDs of CRM are others than those of Desk.",
	field: { apiName: 'organization', label: 'Organization' },
});

const licenseLimited: Explain = ({ details }, { product }) => {
	const edition = details.editionType ? ` (${String(details.editionType)})` : '';
	const feature = details.feature ? ` ${String(details.feature)}` : ' this';
	const most = details.maxAllowedEntity ? ` It allows ${String(details.maxAllowedEntity)}.` : '';
	return {
		message: `The edition of ${product}${edition} does not include${feature}, or its limit is reached`,
		description: `${most} Remove what is no longer needed, or upgrade the edition in Zoho.`.trim(),
	};
};

/** Codes about who may do what. */
export const accessExplanations: Record<string, Explain> = {
	// CRM
	INVALID_TOKEN: tokenRefused,
	INVALID_OAUTHTOKEN: tokenRefused,
	AUTHENTICATION_FAILURE: notAuthenticated,
	OAUTH_SCOPE_MISMATCH: scopeMissing,
	NO_PERMISSION: noPermission,
	AUTHORIZATION_FAILED: notAuthorized,
	// Desk
	INVALID_OAUTH: tokenRefused,
	UNAUTHORIZED: notAuthenticated,
	SCOPE_MISMATCH: scopeMissing,
	OAUTH_ORG_MISMATCH: wrongOrganization,
	FORBIDDEN: forbidden,
	LICENSE_ACCESS_LIMITED: licenseLimited,
};
