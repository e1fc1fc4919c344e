export type Product = 'crm' | 'desk';

/** The smallest edition's limit, which is also where an unknown edition starts. */
export const SMALLEST_LIMIT = 5;
/** CRM takes this many heavy calls at a time, in every edition. */
export const HEAVY_LIMIT = 10;

/**
 * Calls that may be under way at a time, from Zoho's pages on API limits. Keys are editions as CRM's
 * `GET /org` (`license_details.paid_type`) and Desk's `GET /organizations` (`edition`) name them, without case,
 * spaces and underscores.
 */
const limits: Record<Product, Record<string, number>> = {
	crm: {
		free: 5,
		starter: 10,
		standard: 10,
		professional: 15,
		enterprise: 20,
		zohoone: 20,
		ultimate: 25,
		crmplus: 25,
	},
	desk: {
		free: 5,
		trial: 5,
		express: 10,
		standard: 10,
		professional: 15,
		enterprise: 25,
		zohoone: 25,
		crmplus: 25,
	},
};

/** Calls that an edition allows at a time; undefined for an edition the table does not know. */
export function limitOf(product: Product, edition: string): number | undefined {
	const name = edition.toLowerCase().replace(/[\s_-]/g, '');
	return Object.hasOwn(limits[product], name) ? limits[product][name] : undefined;
}
