/** Files that rows are saved as with their shapes: what people call each, and its ending. */
export const FORMS = [['GeoJSON', 'geojson'], ['GeoPackage', 'gpkg'], ['GeoParquet', 'parquet']] as const;
