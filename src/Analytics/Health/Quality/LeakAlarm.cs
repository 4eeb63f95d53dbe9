namespace Retention.Analytics.Health.Quality;

/// <summary>Notices columns that know what comes: a model that looks far better on its own months than on later ones has read the answer.</summary>
public static class LeakAlarm
{
    // A pipeline with after-the-fact columns kept .16 to .67 of its own distance from chance; honest ones kept nine tenths.
    private const double Kept = 0.7, Apart = 0.08, TooGood = 0.99;

    /// <summary>Whether the own AUC (customers held out within the months of training) stands far above that of later months.</summary>
    /// <param name="own">AUC on customers held out within the months of training.</param>
    /// <param name="later">AUC on later months; its upper limit where it has one, so that chance alone raises no alarm.</param>
    public static bool Rings(double own, double later) => own > TooGood || own - later > Apart && later - 0.5 < Kept * (own - 0.5);
}
