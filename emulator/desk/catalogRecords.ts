import type { DeskRecord, Time } from './records';

/** What is sold and looked after. */
export interface Product extends DeskRecord {
	productName: string;
	productCode: string | null;
	unitPrice: string | null;
	productCategory: string | null;
	manufacturer: string | null;
	description: string | null;
	ownerId: string | null;
	departmentIds: string[];
}

/** How an account is supported, and until when. Days are `yyyy-MM-dd`. */
export interface Contract extends DeskRecord {
	contractName: string;
	contractNumber: string | null;
	accountId: string;
	productId: string | null;
	departmentId: string;
	ownerId: string;
	startDate: string;
	endDate: string | null;
	description: string | null;
	notifyBefore: string | null;
	notificationAgentIds: string[];
	supportPlanId: string | null;
}

/** What a contract promises. */
export interface SupportPlan {
	id: string;
	orgId: string;
	departmentId: string;
	name: string;
	supportType: 'UNLIMITED_SUPPORT' | 'HOURS' | 'TICKETS' | 'PRICE';
	status: 'ACTIVE' | 'DISCONTINUED';
	createdTime: Time;
}

export const emptyProduct: Omit<Product, keyof DeskRecord> = {
	productName: 'Product',
	productCode: null,
	unitPrice: null,
	productCategory: null,
	manufacturer: null,
	description: null,
	ownerId: null,
	departmentIds: [],
};

export const emptyContract: Omit<Contract, keyof DeskRecord> = {
	contractName: 'Contract',
	contractNumber: null,
	accountId: '',
	productId: null,
	departmentId: '',
	ownerId: '',
	startDate: '2026-01-01',
	endDate: null,
	description: null,
	notifyBefore: null,
	notificationAgentIds: [],
	supportPlanId: null,
};

/** Where a day stands in a contract's time. */
export function contractStatus({ startDate, endDate }: Contract, now: Time): 'ACTIVE' | 'EXPIRED' | 'FUTURE' {
	const today = now.slice(0, 10);
	if (startDate > today) return 'FUTURE';
	return endDate !== null && endDate < today ? 'EXPIRED' : 'ACTIVE';
}
