namespace Retention.Ingest; public static class Placeholder;
