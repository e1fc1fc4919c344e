/** Modules that have a scope of their own (`ZohoCRM.modules.leads.READ`); all others share `custom`. */
export const modulesWithOwnScope = [
	'leads',
	'accounts',
	'contacts',
	'deals',
	'campaigns',
	'tasks',
	'events',
	'calls',
	'notes',
	'emails',
	'attachments',
	'products',
	'vendors',
	'pricebooks',
	'quotes',
	'salesorders',
	'purchaseorders',
	'invoices',
	'cases',
	'solutions',
];

/** The module's part of a scope: `Leads` → `leads`, `Sales_Orders` → `salesorders`, a custom module → `custom`. */
export function moduleScope(module: string): string {
	const name = module.toLowerCase().replaceAll('_', '');
	return modulesWithOwnScope.includes(name) ? name : 'custom';
}

/** A route's scopes as they are asked of a call: `{module}` gives way to the module of its path. */
export function scopesFor(scopes: readonly string[], module: string | undefined): string[] {
	return scopes.map((scope) => scope.replace('{module}', moduleScope(module ?? '')));
}

/**
 * Whether the granted scopes hold any of the needed ones. `A.b.READ` covers itself and everything finer
 * (`A.b.c.READ`); `ALL` covers every operation. Upper and lower case do not matter.
 */
export function allows(granted: readonly string[], needed: readonly string[]): boolean {
	return needed.some((need) => granted.some((grant) => covers(grant, need)));
}

function covers(grant: string, need: string): boolean {
	const held = split(grant);
	const asked = split(need);
	const sameBranch = held.branch.every((segment, index) => segment === asked.branch[index]);
	return (
		sameBranch && (held.operation === asked.operation || (held.operation === 'all' && held.branch.length > 0))
	);
}

function split(scope: string): { branch: string[]; operation: string } {
	const segments = scope.toLowerCase().split('.');
	return { branch: segments.slice(0, -1), operation: segments.at(-1) ?? '' };
}
