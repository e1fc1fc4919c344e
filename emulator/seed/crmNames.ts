/** Words the seeded records are made of. */
export const firstNames =
	'Ana Ben Carla Dev Elif Finn Grace Hugo Ines Jonas Kofi Lena Marco Nora Omar Paula Quinn Rosa Sven Tara'.split(
		' ',
	);
export const lastNames = (
	'Abbott Becker Castro Diaz Evans Fischer Garcia Hansen Ito Jensen Kaya Lopez ' +
	'Moreau Novak Okafor Petrov Quist Rossi Silva Tanaka Underhill Vargas Weber Young'
).split(' ');
export const places = [
	{ city: 'Boston', state: 'Massachusetts', code: '02110' },
	{ city: 'Hartford', state: 'Connecticut', code: '06103' },
	{ city: 'New York', state: 'New York', code: '10001' },
	{ city: 'Philadelphia', state: 'Pennsylvania', code: '19103' },
	{ city: 'Portland', state: 'Maine', code: '04101' },
];
export const trades = ['Architects', 'Builders', 'Hotels', 'Interiors', 'Properties', 'Studios'];
export const goods = [
	'Armchair',
	'Bookcase',
	'Ceiling Lamp',
	'Dining Table',
	'Floor Lamp',
	'Sideboard',
	'Sofa',
	'Rug',
];
export const materials = ['Oak', 'Walnut', 'Linen', 'Brass', 'Cane'];
export const rooms = ['Loft', 'Lobby', 'Kitchen', 'Studio', 'Terrace', 'Library'];
export const seasons = ['Spring', 'Summer', 'Autumn', 'Winter'];

/** The element of a list for a record's number; a stride keeps neighbours from looking alike. */
export const pick = <T>(list: readonly T[], number: number, stride = 1): T =>
	list[Math.floor(number / stride) % list.length] as T;

export const day = 86_400_000;
