import {
	type FieldSeed,
	autonumber,
	bigint,
	boolean,
	currency,
	date,
	datetime,
	double,
	email,
	formula,
	integer,
	lookup,
	multiselectpicklist,
	other,
	percent,
	phone,
	picklist,
	richText,
	subform,
	text,
	textarea,
	userlookup,
	website,
} from './crmFields';

const custom = { custom: true };

/** The custom module: a field of every type a user can make. */
export const showroomFields: FieldSeed[] = [
	text('Name', { label: 'Showroom Name', length: 120, mandatory: true }),
	autonumber('Showroom_Number', 'SR-', 1, custom),
	textarea('Directions', { ...custom, textarea: 'small', length: 2000 }),
	richText('Story', custom),
	email('Email'),
	phone('Front_Desk', custom),
	website('Website', custom),
	picklist(
		'Format',
		[
			['flagship', 'Flagship'],
			['studio', 'Studio'],
			['popup', 'Pop-up'],
		],
		custom,
	),
	multiselectpicklist('Services', ['Consultation', 'Fitting', 'Upholstery', 'Cafe'], custom),
	date('Opened_On', custom),
	datetime('Next_Event', custom),
	integer('Seats', custom),
	bigint('Visitors_Counted', custom),
	double('Floor_Area', custom),
	currency('Monthly_Rent', custom),
	percent('Occupancy', custom),
	boolean('Parking', custom),
	lookup('Landlord', 'Accounts', custom),
	userlookup('Manager', custom),
	other('multiselectlookup', 'Partner_Vendors', {
		...custom,
		linking: {
			module: 'Showrooms_X_Vendors',
			connectedModule: 'Vendors',
			lookupApiName: 'Showrooms',
			connectedLookupApiName: 'Partner_Vendors',
		},
	}),
	subform('Opening_Hours', 'Opening_Hours', custom),
	formula('Rent_per_Seat', 'currency', '${Monthly_Rent}/${Seats}', rentPerSeat, custom),
	other('fileupload', 'Floor_Plans', custom),
	other('imageupload', 'Photos', custom),
	other('multiuserlookup', 'Hosts', {
		...custom,
		linking: {
			module: 'Showrooms_X_Users',
			lookupApiName: 'Showrooms',
			connectedLookupApiName: 'Hosts',
		},
	}),
	other('rollup_summary', 'Days_Open', {
		...custom,
		readOnly: true,
		compute: ({ Opening_Hours }) => (Array.isArray(Opening_Hours) ? Opening_Hours.length : 0),
	}),
];

function rentPerSeat({ Monthly_Rent, Seats }: Readonly<Record<string, unknown>>): number | null {
	if (typeof Monthly_Rent !== 'number' || typeof Seats !== 'number' || Seats === 0) return null;
	return Math.round((Monthly_Rent / Seats) * 100) / 100;
}

/** Rows of the subform `Opening_Hours`: columns of most types a subform can have. */
export const openingHoursFields: FieldSeed[] = [
	picklist('Day', ['Weekdays', 'Saturday', 'Sunday'], { ...custom, mandatory: true }),
	text('Opens', { ...custom, length: 5 }),
	text('Closes', { ...custom, length: 5 }),
	boolean('By_Appointment', custom),
	date('From_Date', custom),
	datetime('Next_Opening', custom),
	integer('Staff', { ...custom, length: 3 }),
	currency('Staff_Cost', custom),
	multiselectpicklist('Languages', ['English', 'French', 'Portuguese'], custom),
	lookup('Caterer', 'Vendors', custom),
	userlookup('On_Duty', custom),
];

/** The linking module behind `Partner_Vendors`. */
export const showroomVendorFields: FieldSeed[] = [
	lookup('Showrooms', 'Showrooms', custom),
	lookup('Partner_Vendors', 'Vendors', custom),
];

/** The linking module behind `Hosts`. */
export const showroomUserFields: FieldSeed[] = [
	lookup('Showrooms', 'Showrooms', custom),
	userlookup('Hosts', custom),
];
