/** Places of pictures of a consultation as an officer writes them, and as the server takes them. */

/** As many as one consultation shows. */
export const MOST_VIEWS = 6;

export interface WrittenPlace {
  name: string;
  longitude: number | null;
  latitude: number | null;
}

export const newPlace = (): WrittenPlace => ({ name: '', longitude: null, latitude: null });

export const areWhole = (places: WrittenPlace[]): boolean => places.every(({ name, longitude, latitude }) => name.trim() && longitude !== null && latitude !== null);

export const viewsOf = (places: WrittenPlace[], language: string) => places.map(({ name, longitude, latitude }) => ({ name: { [language]: name.trim() }, at: [longitude, latitude] }));
