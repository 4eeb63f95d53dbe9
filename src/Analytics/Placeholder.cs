namespace Retention.Analytics; public static class Placeholder;
